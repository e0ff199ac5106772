using Torghut.Simulation.Errors;

namespace Torghut.Simulation.Lifecycle;

/// <summary>The failure that a phase's exception means.</summary>
internal static class Failures
{
    /// <summary>
    /// Preflight keeps its own exit codes: nothing was touched. Later, whatever failed has failed after the first write.
    /// </summary>
    public static SimulationException Of(Exception exception, RunPhase phase)
    {
        SimulationException failure = FailureTranslation.Of(exception);
        return phase == RunPhase.Preflight || failure.ExitCode is not (ExitCode.Usage or ExitCode.Refused)
            ? failure
            : new SimulationException(ExitCode.Failed, failure.Code, failure.Message, failure) { Hint = failure.Hint };
    }
}

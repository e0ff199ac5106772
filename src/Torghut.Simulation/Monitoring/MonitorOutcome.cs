using System.Globalization;
using Torghut.Simulation.Errors;

namespace Torghut.Simulation.Monitoring;

/// <summary>How watching a run ended.</summary>
public sealed record MonitorOutcome
{
    /// <summary>Code of the failure of a run that was not complete in time.</summary>
    public const string TimeoutCode = "monitor_timeout";

    /// <summary>The last judgement, over the farthest of all looks.</summary>
    public required MonitorFinding Finding { get; init; }

    /// <summary>The farthest of all looks.</summary>
    public required RunSnapshot Farthest { get; init; }

    /// <summary>Looks that were taken, failed ones included.</summary>
    public required int Looks { get; init; }

    /// <summary>How long it was watched.</summary>
    public required TimeSpan Waited { get; init; }

    /// <summary>Why the last look failed; null when it did not.</summary>
    public string? ProbeProblem { get; init; }

    /// <summary>The failure of a run that is not complete; null for one that is.</summary>
    public SimulationException? ToFailure()
    {
        if (Finding.Complete)
        {
            return null;
        }

        string problems = string.Concat(
            ProbeProblem is null ? string.Empty : $" The last look failed: {ProbeProblem}",
            Farthest.RuntimeProblem is null ? string.Empty : $" The runtime: {Farthest.RuntimeProblem}");
        return new SimulationException(
            ExitCode.Failed,
            TimeoutCode,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The run is not complete after {Waited.TotalSeconds:0} s: {Finding.Classification}. {Finding.Explanation}{problems}"))
        {
            Hint = HintFor(Finding.Class),
        };
    }

    private static string HintFor(RunProgressClass progress) => progress switch
    {
        RunProgressClass.InputAbsent => "Look at the dump's counts and at the simulation topics.",
        RunProgressClass.SignalsAbsent => "Look at the technical analysis job: its state, its topics and its consumer group.",
        RunProgressClass.CursorStalled => "Look at the trader's log: gates that refuse signals, errors, restarts. A slow trader needs a longer monitor.timeout_seconds.",
        _ => "See the report's funnel for where the day ended.",
    };
}

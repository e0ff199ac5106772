using Torghut.Simulation.Errors;

namespace Torghut.Cli.Output;

/// <summary>A failure as JSON.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Message">What was found and what was expected.</param>
/// <param name="Hint">What to do next.</param>
public sealed record FailureDocument(string Code, string Message, string? Hint)
{
    /// <summary>The document of a failure.</summary>
    public static FailureDocument Of(SimulationException failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return new FailureDocument(failure.Code, failure.Message, failure.Hint);
    }
}

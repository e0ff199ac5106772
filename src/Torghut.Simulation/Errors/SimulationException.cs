namespace Torghut.Simulation.Errors;

/// <summary>
/// A condition that ends the command with a message for the user and no stack trace. The message names the file, the
/// line or key, what was found and what is expected.
/// </summary>
public sealed class SimulationException : Exception
{
    /// <summary>Makes the condition.</summary>
    /// <param name="exitCode">How the program ends.</param>
    /// <param name="code">Stable code that scripts match on, for example <c>window_not_a_session</c>.</param>
    /// <param name="message">One clear message for the user, without the code.</param>
    /// <param name="inner">The cause, for logs at debug level.</param>
    public SimulationException(ExitCode exitCode, string code, string message, Exception? inner = null)
        : base(message, inner)
    {
        ExitCode = exitCode;
        Code = code;
    }

    /// <summary>How the program ends.</summary>
    public ExitCode ExitCode { get; }

    /// <summary>Stable code that scripts match on.</summary>
    public string Code { get; }

    /// <summary>What to do next, where there is something to do; shown on a line of its own.</summary>
    public string? Hint { get; init; }
}

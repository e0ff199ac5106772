namespace Torghut.Simulation.Errors;

/// <summary>The failure that a user sees for an exception: what the system says becomes a code, a message and a hint.</summary>
public static class FailureTranslation
{
    private const int NoSpaceLeft = 28;
    private const int ReadOnlyFileSystem = 30;
    private const int QuotaExceeded = 122;

    /// <summary>Translates.</summary>
    public static SimulationException Of(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception switch
        {
            SimulationException simulation => simulation,
            AggregateException { InnerExceptions.Count: 1 } aggregate => Of(aggregate.InnerExceptions[0]),
            IOException io when IsDiskFull(io) => new SimulationException(ExitCode.Failed, "disk_full", $"The disk is full: {io.Message}", io)
            {
                Hint = "Free some space (torghut-sim clean removes old runs and tapes) and run the same command again.",
            },
            IOException io when (io.HResult & 0xFFFF) == ReadOnlyFileSystem =>
                new SimulationException(ExitCode.Usage, "output_unwritable", io.Message, io),
            UnauthorizedAccessException denied => new SimulationException(ExitCode.Usage, "permission_denied", denied.Message, denied),
            IOException io => new SimulationException(ExitCode.Failed, "io_error", io.Message, io),
            _ => new SimulationException(
                ExitCode.Failed, "internal_error", $"{exception.GetType().Name}: {exception.Message}", exception)
            {
                Hint = "This is a defect of the program. Set TORGHUT_SIM_TRACE=1 to see where it comes from, and report it.",
            },
        };
    }

    private static bool IsDiskFull(IOException exception) =>
        (exception.HResult & 0xFFFF) is NoSpaceLeft or QuotaExceeded
        || exception.Message.Contains("No space left", StringComparison.Ordinal);
}

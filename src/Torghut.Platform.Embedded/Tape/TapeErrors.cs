using Torghut.Simulation.Errors;

namespace Torghut.Platform.Embedded.Tape;

/// <summary>What the user is told when a tape cannot be written or read.</summary>
internal static class TapeErrors
{
    private const int NoSpace = 28;
    private const int FileTooLarge = 27;
    private const int QuotaExceeded = 122;

    /// <summary>The folder of tapes cannot be used at all; nothing was written.</summary>
    public static SimulationException Unwritable(string path, Exception cause) =>
        IsDiskFull(cause)
            ? WriteFailed(path, cause)
            : new SimulationException(
                ExitCode.Usage,
                "output_unwritable",
                $"Cannot write to {path}: {cause.Message} Expected a folder that this user may write to.",
                cause)
            {
                Hint = "Name another folder with --output-root.",
            };

    /// <summary>Writing failed on the way; what was written is removed.</summary>
    public static SimulationException WriteFailed(string path, Exception cause) =>
        IsDiskFull(cause)
            ? new SimulationException(ExitCode.Failed, "disk_full", $"The disk is full: cannot write {path}. The unfinished tape is removed.", cause)
            {
                Hint = "Make room (torghut-sim clean removes old runs and tapes) or name another folder with --output-root.",
            }
            : new SimulationException(ExitCode.Failed, "output_write_failed", $"Cannot write {path}: {cause.Message}", cause);

    /// <summary>A tape that was whole when it was opened cannot be read any more.</summary>
    public static SimulationException Unreadable(string path, string found) =>
        new(ExitCode.Failed, "tape_unreadable", $"Tape {path} changed while it was read: {found}.")
        {
            Hint = "Run the same command again; a damaged tape is rebuilt.",
        };

    private static bool IsDiskFull(Exception e) => e is IOException && (e.HResult & 0xFFFF) is NoSpace or FileTooLarge or QuotaExceeded;
}

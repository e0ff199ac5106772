using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;

namespace Torghut.Platform.Embedded.Tape;

/// <summary>
/// Lets one process at a time build a tape. The kernel holds the lock and lets go when the process ends; the file
/// stays, since removing it would let two processes lock two files of one name.
/// </summary>
internal static class TapeLock
{
    /// <summary>Code of the refusal while another process builds the tape.</summary>
    public const string HeldCode = "tape_lock_held";

    private const int PollMs = 20;
    private const int WouldBlock = 11;

    /// <summary>Waits for the lock; disposing the result lets go.</summary>
    public static FileStream Acquire(string path, TimeSpan timeout, CancellationToken cancellationToken)
    {
        long deadlineMs = Environment.TickCount64 + (long)timeout.TotalMilliseconds;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return new FileStream(path, new FileStreamOptions
                {
                    Mode = FileMode.OpenOrCreate,
                    Access = FileAccess.ReadWrite,
                    Share = FileShare.None,
                    UnixCreateMode = AtomicFile.FileMode,
                    BufferSize = 0,
                });
            }
            catch (IOException e) when ((e.HResult & 0xFFFF) == WouldBlock)
            {
                if (Environment.TickCount64 >= deadlineMs)
                {
                    throw new SimulationException(
                        ExitCode.Refused,
                        HeldCode,
                        $"Another process has been building this tape for {timeout}: {path} is locked.",
                        e);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw TapeErrors.Unwritable(path, e);
            }

            cancellationToken.WaitHandle.WaitOne(PollMs);
        }
    }
}

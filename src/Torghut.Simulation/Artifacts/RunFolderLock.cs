using System.Globalization;
using System.Text;
using Torghut.Simulation.Errors;

namespace Torghut.Simulation.Artifacts;

/// <summary>
/// The exclusive lock of a run folder. The kernel holds it and lets go when the process ends, however it ends; the text
/// in the file tells people who holds it.
/// </summary>
public sealed class RunFolderLock : IDisposable
{
    private readonly FileStream _file;

    private RunFolderLock(FileStream file) => _file = file;

    /// <summary>Takes the lock.</summary>
    /// <exception cref="SimulationException"><c>simulation_runtime_lock_held</c>: another process holds it.</exception>
    public static RunFolderLock Acquire(RunFolder folder, string runId, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var file = new FileStream(Posix.OpenUnlocked(folder.Lock), FileAccess.ReadWrite);
        try
        {
            if (!Posix.TryLock(file.SafeFileHandle))
            {
                string holder = ReadHolder(file);
                throw new SimulationException(
                    ExitCode.Refused,
                    $"simulation_runtime_lock_held:{runId}",
                    $"Run '{runId}' is in work by another process ({holder}); its folder {folder.Root} is locked.")
                {
                    Hint = $"Watch it with: torghut-sim status --run-id {runId}",
                };
            }

            WriteHolder(file, now);
            return new RunFolderLock(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Whether some process holds the lock of this folder now, and what it says of itself.</summary>
    public static string? HolderOf(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (!File.Exists(folder.Lock))
        {
            return null;
        }

        using var file = new FileStream(Posix.OpenUnlocked(folder.Lock), FileAccess.ReadWrite);
        return Posix.TryLock(file.SafeFileHandle) ? null : ReadHolder(file);
    }

    /// <summary>Lets go of the lock. The file stays: removing it would let two processes lock two files of one name.</summary>
    public void Dispose() => _file.Dispose();

    private static void WriteHolder(FileStream file, DateTimeOffset now)
    {
        string bootId = File.Exists("/proc/sys/kernel/random/boot_id")
            ? File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim()
            : "unknown";
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"pid {Environment.ProcessId}, host {Environment.MachineName}, boot {bootId}, since {now.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}\n");
        file.SetLength(0);
        file.Write(Encoding.UTF8.GetBytes(text));
        file.Flush(flushToDisk: true);
    }

    private static string ReadHolder(FileStream file)
    {
        file.Position = 0;
        using var reader = new StreamReader(file, Encoding.UTF8, leaveOpen: true);
        string text = reader.ReadToEnd().Trim();
        return text.Length == 0 ? "holder unknown" : text;
    }
}

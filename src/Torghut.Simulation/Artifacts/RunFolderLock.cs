using System.Text;
using System.Text.Json;
using Torghut.Simulation.Errors;

namespace Torghut.Simulation.Artifacts;

/// <summary>
/// The exclusive lock of a run folder. The kernel holds it and lets go when the process ends, however it ends; the text
/// in the file tells people who holds it.
/// </summary>
public sealed class RunFolderLock : IDisposable
{
    private const int Attempts = 8;

    private readonly IRunStorageLock _held;

    private RunFolderLock(IRunStorageLock held, HolderIdentity? previous)
    {
        _held = held;
        Previous = previous;
    }

    /// <summary>Who held the lock last; null when nobody did, or it did not say.</summary>
    public HolderIdentity? Previous { get; }

    /// <summary>Takes the lock for this process.</summary>
    /// <exception cref="SimulationException"><c>simulation_runtime_lock_held</c>: another process holds it.</exception>
    public static RunFolderLock Acquire(RunFolder folder, string runId, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return Acquire(folder, HolderIdentity.OfThisProcess(runId, folder.Root, now));
    }

    /// <summary>Takes the lock, making the folder where it is missing.</summary>
    /// <exception cref="SimulationException"><c>simulation_runtime_lock_held</c>: another process holds it.</exception>
    public static RunFolderLock Acquire(RunFolder folder, HolderIdentity self)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(self);
        for (int attempt = 1; ; attempt++)
        {
            HolderIdentity? previous = ReadHolder(folder);
            AtomicFile.CreateFolder(folder.Storage, folder.Root);
            IRunStorageLock held = folder.Storage.TryLock(folder.Lock) ?? throw Refusal(folder, self.RunId);
            try
            {
                if (IsTheFile(folder, held, self))
                {
                    return new RunFolderLock(held, previous);
                }
            }
            catch
            {
                held.Dispose();
                throw;
            }

            held.Dispose();
            if (attempt == Attempts)
            {
                throw Refusal(folder, self.RunId);
            }
        }
    }

    /// <summary>Refuses as <see cref="Acquire(RunFolder, HolderIdentity)"/> would, and takes nothing.</summary>
    /// <exception cref="SimulationException"><c>simulation_runtime_lock_held</c>: another process holds it.</exception>
    public static void RequireFree(RunFolder folder, string runId)
    {
        if (HolderOf(folder) is not null)
        {
            throw Refusal(folder, runId);
        }
    }

    /// <summary>
    /// Who holds the lock of this folder now; null when nobody does. Where the holder's own words decide, the lock is not
    /// touched: a process that starts at this instant must not be refused because somebody asked.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="judge">Tells whether a holder still runs; by default, by this machine's processes.</param>
    public static HolderIdentity? HolderOf(RunFolder folder, Func<HolderIdentity, HolderLiveness>? judge = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (ReadHolder(folder) is not HolderIdentity holder)
        {
            return null;
        }

        judge ??= static said => HolderJudge.Judge(said, HolderIdentity.OfThisProcess(said.RunId, said.RunFolder, said.Since));
        switch (judge(holder))
        {
            case HolderLiveness.Alive:
                return holder;
            case HolderLiveness.Dead:
                return null;
            default:
                using (IRunStorageLock? free = folder.Storage.TryLock(folder.Lock))
                {
                    return free is null ? holder : null;
                }
        }
    }

    /// <summary>Who held the lock last and ended without letting go, or holds it; null when nobody did, or it did not say.</summary>
    public static HolderIdentity? LastHolderOf(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return ReadHolder(folder);
    }

    /// <summary>
    /// Lets go of the lock and says so in its text. The file stays: removing it would let two processes lock two files of
    /// one name.
    /// </summary>
    public void Dispose()
    {
        try
        {
            _held.WriteText(string.Empty);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The text only informs.
        }

        _held.Dispose();
    }

    /// <summary>
    /// Writes the holder, and reads it by the file's name: a process that removed the folder after this one had opened the
    /// file has left a lock that excludes nobody. On a full disk only the name tells; a rescue must be possible there too.
    /// </summary>
    private static bool IsTheFile(RunFolder folder, IRunStorageLock held, HolderIdentity self)
    {
        string text = JsonSerializer.Serialize(self, HolderJson.Default.HolderIdentity) + "\n";
        try
        {
            held.WriteText(text);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return folder.Storage.Read(folder.Lock) is not null;
        }

        return folder.Storage.Read(folder.Lock) is byte[] present && Encoding.UTF8.GetString(present) == text;
    }

    private static SimulationException Refusal(RunFolder folder, string runId) => new(
        ExitCode.Refused,
        $"simulation_runtime_lock_held:{runId}",
        $"Run '{runId}' is in work by another process ({Describe(ReadHolder(folder))}); its folder {folder.Root} is locked.")
    {
        Hint = $"Watch it with: {RunCommandLine.Of("status", runId, folder.Root)}",
    };

    private static string Describe(HolderIdentity? holder) => holder?.ToString() ?? "holder unknown";

    private static HolderIdentity? ReadHolder(RunFolder folder)
    {
        try
        {
            return folder.Storage.Read(folder.Lock) is byte[] { Length: > 0 } content
                ? JsonSerializer.Deserialize(content, HolderJson.Default.HolderIdentity)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

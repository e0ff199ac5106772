using System.Security.Cryptography;
using System.Text;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Platforms;

namespace Torghut.Platform.Cluster.Runs.Days;

/// <summary>Dumps that are kept beside the tapes, for every run over the same day: <c>.dumps/&lt;key&gt;/</c>.</summary>
/// <param name="cacheRoot">The folder of what is kept for all runs.</param>
/// <param name="time">Clock of the wait for another process.</param>
internal sealed class DumpShelf(string cacheRoot, TimeProvider time)
{
    private const string LockSuffix = ".lock";
    private static readonly TimeSpan LockPatience = TimeSpan.FromHours(2);
    private static readonly TimeSpan LockPoll = TimeSpan.FromMilliseconds(200);

    private readonly string _root = Path.Combine(cacheRoot, ".dumps");

    /// <summary>The folder of a dump; nothing is created.</summary>
    /// <param name="identity">What makes two dumps the same.</param>
    public string FolderOf(string identity) =>
        Path.Combine(_root, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..32]);

    /// <summary>Waits until no other process is at work on a dump's folder, and keeps others from it.</summary>
    /// <exception cref="SimulationException"><c>dump_locked</c>: another process did not end in two hours.</exception>
    public async Task<IDisposable> LockAsync(string folder, CancellationToken cancellationToken)
    {
        AtomicFile.CreateFolder(_root);
        long start = time.GetTimestamp();
        while (true)
        {
            if (PosixRunStorage.Instance.TryLock(folder + LockSuffix) is { } held)
            {
                return held;
            }

            if (time.GetElapsedTime(start) > LockPatience)
            {
                throw new SimulationException(
                    ExitCode.Refused, "dump_locked", $"{folder}: another process is at work on this dump; expected it to end.");
            }

            await Task.Delay(LockPoll, time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The dumps there are, in order of their paths.</summary>
    public IReadOnlyList<CachedInput> List()
    {
        if (!Directory.Exists(_root))
        {
            return [];
        }

        return
        [
            .. new DirectoryInfo(_root).GetDirectories()
                .OrderBy(folder => folder.FullName, StringComparer.Ordinal)
                .Select(folder => new CachedInput(
                    folder.FullName, folder.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length), folder.LastWriteTimeUtc)),
        ];
    }

    /// <summary>Whether a path is that of a dump's folder.</summary>
    public bool Holds(string path) => Path.GetDirectoryName(path) == _root && Directory.Exists(path);

    /// <summary>Removes a dump.</summary>
    /// <returns>False when a process is at work on it.</returns>
    public static bool Remove(string path)
    {
        using IRunStorageLock? held = PosixRunStorage.Instance.TryLock(path + LockSuffix);
        if (held is null)
        {
            return false;
        }

        Directory.Delete(path, recursive: true);
        File.Delete(path + LockSuffix);
        return true;
    }
}

using Torghut.Simulation.Artifacts;

namespace Torghut.Simulation.Tests.Artifacts;

/// <summary>The real disk, which refuses when it is told to.</summary>
internal sealed class FaultyStorage : IRunStorage
{
    private static readonly PosixRunStorage s_disk = PosixRunStorage.Instance;

    /// <summary>Bytes of the next append to a path ending so that are written before it fails; null for no failure.</summary>
    public (string Path, int Bytes)? TornAppend { get; set; }

    /// <summary>Whether flushing a file whose path ends so fails; null for none.</summary>
    public string? FailedFlush { get; set; }

    /// <summary>Whether cutting a file off fails.</summary>
    public bool FailsTruncate { get; set; }

    /// <summary>Called with each name of an operation and its path.</summary>
    public List<string> Operations { get; } = [];

    public byte[]? Read(string path) => s_disk.Read(path);

    public IRunStorageFile Open(string path, bool truncate) => new FaultyFile(this, path, s_disk.Open(path, truncate));

    public void Rename(string path, string newPath)
    {
        Log("rename", newPath);
        s_disk.Rename(path, newPath);
    }

    public void Delete(string path) => s_disk.Delete(path);

    public void CreateFolder(string path) => s_disk.CreateFolder(path);

    public bool FolderExists(string path) => s_disk.FolderExists(path);

    public void DeleteFolder(string path) => s_disk.DeleteFolder(path);

    public void FlushFolder(string path)
    {
        Log("flush folder", path);
        s_disk.FlushFolder(path);
    }

    public IRunStorageLock? TryLock(string path) => s_disk.TryLock(path);

    private void Log(string operation, string path) => Operations.Add($"{operation} {Path.GetFileName(path)}");

    private sealed class FaultyFile(FaultyStorage storage, string path, IRunStorageFile inner) : IRunStorageFile
    {
        public long Length => inner.Length;

        public void Append(ReadOnlySpan<byte> content)
        {
            storage.Log("append", path);
            if (storage.TornAppend is var (suffix, bytes) && path.EndsWith(suffix, StringComparison.Ordinal))
            {
                inner.Append(content[..Math.Min(bytes, content.Length)]);
                throw new IOException("No space left on device", 28);
            }

            inner.Append(content);
        }

        public void Truncate(long length)
        {
            if (storage.FailsTruncate)
            {
                throw new IOException("Input/output error", 5);
            }

            inner.Truncate(length);
        }

        public void Flush()
        {
            storage.Log("flush", path);
            if (storage.FailedFlush is string suffix && path.EndsWith(suffix, StringComparison.Ordinal))
            {
                throw new IOException("Input/output error", 5);
            }

            inner.Flush();
        }

        public void Dispose() => inner.Dispose();
    }
}

using System.Text;
using Torghut.Simulation.Artifacts;

namespace Torghut.Lifecycle.Tests.Weaknesses;

/// <summary>A disk of which one promise is not asked for.</summary>
internal sealed class WeakStorage(IRunStorage inner, Weakness weakness) : IRunStorage
{
    public byte[]? Read(string path) => inner.Read(path) is not byte[] content ? null
        : weakness == Weakness.FirstPledgedIsFirstBack && IsJournal(path) ? JournalOrder.Reverse(content)
        : content;

    public IRunStorageFile Open(string path, bool truncate) =>
        weakness == Weakness.PledgesAreNotFlushed && IsJournal(path) ? new Unflushed(inner.Open(path, truncate)) : inner.Open(path, truncate);

    public void Rename(string path, string newPath) => inner.Rename(path, newPath);

    public void Delete(string path) => inner.Delete(path);

    public void CreateFolder(string path) => inner.CreateFolder(path);

    public bool FolderExists(string path) => inner.FolderExists(path);

    public void DeleteFolder(string path) => inner.DeleteFolder(path);

    public void FlushFolder(string path)
    {
        if (weakness != Weakness.FoldersAreNotFlushed)
        {
            inner.FlushFolder(path);
        }
    }

    public IRunStorageLock? TryLock(string path) =>
        inner.TryLock(path) ?? (weakness == Weakness.FoldersAreNotLocked ? new NoLock(inner, path) : null);

    private static bool IsJournal(string path) => path.EndsWith("/obligations.jsonl", StringComparison.Ordinal);

    private sealed class Unflushed(IRunStorageFile file) : IRunStorageFile
    {
        public long Length => file.Length;

        public void Append(ReadOnlySpan<byte> content) => file.Append(content);

        public void Truncate(long length) => file.Truncate(length);

        public void Flush()
        {
            // That is the weakness.
        }

        public void Dispose() => file.Dispose();
    }

    private sealed class NoLock(IRunStorage storage, string path) : IRunStorageLock
    {
        public void WriteText(string text)
        {
            using IRunStorageFile file = storage.Open(path, truncate: true);
            file.Append(Encoding.UTF8.GetBytes(text));
        }

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}

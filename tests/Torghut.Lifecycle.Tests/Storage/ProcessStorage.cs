using System.Text;
using Torghut.Lifecycle.Tests.Faults;
using Torghut.Lifecycle.Tests.Processes;
using Torghut.Simulation.Artifacts;

namespace Torghut.Lifecycle.Tests.Storage;

/// <summary>The disk as one process uses it: every call can fail, and a dead process can do nothing.</summary>
internal sealed class ProcessStorage(SimulatedDisk disk, SimulatedProcess process) : IRunStorage
{
    public byte[]? Read(string path) => Call(CallKind.ReadFile, path, () => disk.Read(path)?.ToArray());

    public IRunStorageFile Open(string path, bool truncate) => Change(CallKind.OpenFile, path, () =>
    {
        Inode inode = disk.OpenOrCreate(path);
        if (truncate)
        {
            inode.Content = [];
        }

        return new ProcessFile(this, inode, path);
    });

    public void Rename(string path, string newPath) => Change(CallKind.Rename, newPath, () => disk.Rename(path, newPath));

    public void Delete(string path) => Call(CallKind.Delete, path, () => disk.Delete(path));

    public void CreateFolder(string path)
    {
        if (disk.FolderExists(path))
        {
            process.RequireAlive();
            return;
        }

        Change(CallKind.CreateFolder, path, () => disk.CreateFolder(path));
    }

    public bool FolderExists(string path)
    {
        process.RequireAlive();
        return disk.FolderExists(path);
    }

    public void DeleteFolder(string path) => Call(CallKind.DeleteFolder, path, () => disk.DeleteFolder(path));

    public void FlushFolder(string path) => Call(CallKind.FlushFolder, path, () => disk.FlushFolder(path));

    public IRunStorageLock? TryLock(string path) => Change<IRunStorageLock?>(
        CallKind.TryLock, path, () => disk.TryLock(path, process.Pid) is Inode inode ? new ProcessLock(this, inode, path) : null);

    private void Change(CallKind kind, string path, Action work) => Change(kind, path, () =>
    {
        work();
        return true;
    });

    /// <summary>A call that needs space.</summary>
    private T Change<T>(CallKind kind, string path, Func<T> work) => Call(kind, path, () =>
        disk.IsFull ? throw new IOException($"No space left on device : '{path}'") : work());

    private void Call(CallKind kind, string path, Action work) => Call(kind, path, () =>
    {
        work();
        return true;
    });

    private T Call<T>(CallKind kind, string path, Func<T> work)
    {
        Fault fault = process.Enter(kind, path);
        if (fault == Fault.ErrorBefore)
        {
            throw new IOException($"simulated failure before {kind} of '{path}'");
        }

        T result = work();
        process.Leave(fault);
        return fault == Fault.ErrorAfter ? throw new IOException($"simulated failure after {kind} of '{path}'") : result;
    }

    private sealed class ProcessFile(ProcessStorage storage, Inode inode, string path) : IRunStorageFile
    {
        public long Length
        {
            get
            {
                storage.RequireAlive();
                return inode.Content.Length;
            }
        }

        public void Append(ReadOnlySpan<byte> content)
        {
            Fault fault = storage.Enter(CallKind.Append, path);
            bool fails = fault is Fault.ErrorBefore or Fault.ErrorAfter || storage.IsFull;
            int written = fault == Fault.ErrorBefore ? 0 : fails ? content.Length / 2 : content.Length;
            inode.Content = [.. inode.Content, .. content[..written]];
            if (fails)
            {
                throw new IOException($"No space left on device : '{path}' (simulated after {(written == 0 ? "nothing" : "half")} of it)");
            }

            storage.Leave(fault);
            storage.Appended(path, content);
        }

        public void Truncate(long length) => storage.Call(CallKind.Truncate, path, () => inode.Content = inode.Content[..(int)length]);

        public void Flush() => storage.Call(CallKind.Flush, path, () => inode.Durable = inode.Content);

        public void Dispose()
        {
            // Closing flushes nothing.
        }
    }

    private sealed class ProcessLock(ProcessStorage storage, Inode inode, string path) : IRunStorageLock
    {
        public void WriteText(string text) =>
            storage.Change(CallKind.WriteLockText, path, () => inode.Content = Encoding.UTF8.GetBytes(text));

        public void Dispose() => storage.Unlock(inode);
    }

    private bool IsFull => disk.IsFull;

    private Fault Enter(CallKind kind, string path) => process.Enter(kind, path);

    private void Leave(Fault fault) => process.Leave(fault);

    private void RequireAlive() => process.RequireAlive();

    private void Unlock(Inode inode)
    {
        if (!process.IsDead)
        {
            disk.Unlock(inode, process.Pid);
        }
    }

    private void Appended(string path, ReadOnlySpan<byte> content) => process.World.Appended(process, path, content);
}

using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Torghut.Simulation.Artifacts;

/// <summary>The real disk.</summary>
public sealed class PosixRunStorage : IRunStorage
{
    /// <summary>The one there is.</summary>
    public static readonly PosixRunStorage Instance = new();

    private PosixRunStorage()
    {
    }

    /// <inheritdoc/>
    public byte[]? Read(string path)
    {
        using SafeFileHandle? handle = Posix.OpenReading(path);
        if (handle is null)
        {
            return null;
        }

        using var file = new FileStream(handle, FileAccess.Read);
        byte[] content = new byte[file.Length];
        file.ReadExactly(content);
        return content;
    }

    /// <inheritdoc/>
    public IRunStorageFile Open(string path, bool truncate) => new PosixFile(path, truncate);

    /// <inheritdoc/>
    public void Rename(string path, string newPath) => File.Move(path, newPath, overwrite: true);

    /// <inheritdoc/>
    public void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (DirectoryNotFoundException)
        {
            // Neither the file nor its folder is there.
        }
    }

    /// <inheritdoc/>
    public void CreateFolder(string path) => AtomicFile.CreateFolder(path);

    /// <inheritdoc/>
    public bool FolderExists(string path) => Directory.Exists(path);

    /// <inheritdoc/>
    public void DeleteFolder(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // It is not there.
        }
    }

    /// <inheritdoc/>
    public void FlushFolder(string path) => Posix.FlushFolder(path);

    /// <inheritdoc/>
    public IRunStorageLock? TryLock(string path)
    {
        var file = new FileStream(Posix.OpenUnlocked(path), FileAccess.ReadWrite);
        try
        {
            if (Posix.TryLock(file.SafeFileHandle))
            {
                return new PosixLock(file);
            }

            file.Dispose();
            return null;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private sealed class PosixFile : IRunStorageFile
    {
        private readonly FileStream _file;

        public PosixFile(string path, bool truncate)
        {
            _file = new FileStream(path, new FileStreamOptions
            {
                Mode = truncate ? FileMode.Create : FileMode.OpenOrCreate,
                Access = FileAccess.Write,
                Share = FileShare.Read,
                BufferSize = 0,
                UnixCreateMode = AtomicFile.FileMode,
            });
            _file.Position = _file.Length;
        }

        public long Length => _file.Length;

        public void Append(ReadOnlySpan<byte> content) => _file.Write(content);

        public void Truncate(long length)
        {
            _file.SetLength(length);
            _file.Position = length;
        }

        public void Flush() => _file.Flush(flushToDisk: true);

        public void Dispose() => _file.Dispose();
    }

    private sealed class PosixLock(FileStream file) : IRunStorageLock
    {
        public void WriteText(string text)
        {
            file.SetLength(0);
            file.Position = 0;
            file.Write(Encoding.UTF8.GetBytes(text));
            file.Flush();
        }

        public void Dispose() => file.Dispose();
    }
}

namespace Torghut.Simulation.Artifacts;

/// <summary>
/// Replaces files so that a reader, or a crash, sees either the old content or the new, never a part: write beside,
/// flush, rename, flush the folder. Files are readable by their owner only.
/// </summary>
public static class AtomicFile
{
    /// <summary>Mode of every artifact: read and write for the owner.</summary>
    public const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Mode of every artifact folder: everything for the owner.</summary>
    public const UnixFileMode FolderMode = FileMode | UnixFileMode.UserExecute;

    /// <summary>Replaces a file by what <paramref name="write"/> writes.</summary>
    /// <exception cref="IOException">The disk is full or the file cannot be written; the old content stays.</exception>
    public static void Replace(string path, Action<Stream> write) => Replace(PosixRunStorage.Instance, path, write);

    /// <summary>Replaces a file of some storage by what <paramref name="write"/> writes.</summary>
    /// <exception cref="IOException">The disk is full or the file cannot be written; the old content stays.</exception>
    public static void Replace(IRunStorage storage, string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(write);
        string temporary = path + ".tmp";
        try
        {
            using (IRunStorageFile file = storage.Open(temporary, truncate: true))
            {
                using var content = new AppendingStream(file);
                write(content);
                content.Complete();
                file.Flush();
            }

            storage.Rename(temporary, path);
        }
        catch
        {
            DeleteLeftOver(storage, temporary);
            throw;
        }

        storage.FlushFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>Replaces a file by text in UTF-8.</summary>
    public static void ReplaceText(string path, string text) => ReplaceText(PosixRunStorage.Instance, path, text);

    /// <summary>Replaces a file of some storage by text in UTF-8.</summary>
    public static void ReplaceText(IRunStorage storage, string path, string text) =>
        Replace(storage, path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));

    /// <summary>Removes a file for good; nothing happens when there is none.</summary>
    public static void Delete(IRunStorage storage, string path)
    {
        ArgumentNullException.ThrowIfNull(storage);
        storage.Delete(path);
        storage.FlushFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>Creates a folder and its parents for the owner only.</summary>
    public static void CreateFolder(string path)
    {
        // The base library gives the mode to the last folder only.
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is string parent && !Directory.Exists(parent))
        {
            CreateFolder(parent);
        }

        Directory.CreateDirectory(path, FolderMode);
    }

    /// <summary>Creates a folder and its parents for the owner only, for good.</summary>
    /// <exception cref="IOException">The disk refuses.</exception>
    public static void CreateFolder(IRunStorage storage, string path)
    {
        ArgumentNullException.ThrowIfNull(storage);
        storage.CreateFolder(path);

        // Every folder on the way, not only those made now: a process that made them may have died before it flushed them.
        for (string? parent = Path.GetDirectoryName(Path.GetFullPath(path)); parent is not null; parent = Path.GetDirectoryName(parent))
        {
            try
            {
                storage.FlushFolder(parent);
            }
            catch (UnauthorizedAccessException)
            {
                // Others' folder, which others made durable.
            }
        }
    }

    /// <summary>
    /// Puts a finished folder into the place of another; the old one is gone afterwards. Whoever looks finds the old one or
    /// the finished one: the file system exchanges their names.
    /// </summary>
    public static void ReplaceFolder(string finished, string target)
    {
        string parent = Path.GetDirectoryName(Path.GetFullPath(target))!;
        if (!Directory.Exists(target))
        {
            Directory.Move(finished, target);
            Posix.FlushFolder(parent);
            return;
        }

        if (!Posix.TryExchange(finished, target))
        {
            ReplaceFolderByMoving(finished, target);
        }

        Posix.FlushFolder(parent);
        if (Directory.Exists(finished))
        {
            Directory.Delete(finished, recursive: true);
        }
    }

    /// <summary>Makes the names in a folder durable.</summary>
    public static void FlushFolder(string path) => Posix.FlushFolder(path);

    /// <summary>The failure that led here matters more than one of removing what it left.</summary>
    private static void DeleteLeftOver(IRunStorage storage, string path)
    {
        try
        {
            storage.Delete(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A later replacement overwrites it.
        }
    }

    /// <summary>For file systems that cannot exchange names: for an instant there is no such folder, and the old one has another name.</summary>
    private static void ReplaceFolderByMoving(string finished, string target)
    {
        string old = target + ".old";
        if (Directory.Exists(old))
        {
            Directory.Delete(old, recursive: true);
        }

        Directory.Move(target, old);
        Directory.Move(finished, target);
        Directory.Delete(old, recursive: true);
    }
}

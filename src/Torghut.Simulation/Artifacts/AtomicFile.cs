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
    public static void Replace(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        string temporary = path + ".tmp";
        try
        {
            var options = new FileStreamOptions
            {
                Mode = System.IO.FileMode.Create,
                Access = FileAccess.Write,
                Share = FileShare.None,
                UnixCreateMode = FileMode,
            };
            using (var stream = new FileStream(temporary, options))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }

        Posix.FlushFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>Replaces a file by text in UTF-8.</summary>
    public static void ReplaceText(string path, string text) =>
        Replace(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));

    /// <summary>Creates a folder and its parents for the owner only.</summary>
    public static void CreateFolder(string path) => Directory.CreateDirectory(path, FolderMode);

    /// <summary>Moves a finished folder into the place of another; the old one is gone afterwards.</summary>
    public static void ReplaceFolder(string finished, string target)
    {
        string old = target + ".old";
        if (Directory.Exists(old))
        {
            Directory.Delete(old, recursive: true);
        }

        if (Directory.Exists(target))
        {
            Directory.Move(target, old);
        }

        Directory.Move(finished, target);
        Posix.FlushFolder(Path.GetDirectoryName(Path.GetFullPath(target))!);
        if (Directory.Exists(old))
        {
            Directory.Delete(old, recursive: true);
        }
    }

    /// <summary>Makes the names in a folder durable.</summary>
    public static void FlushFolder(string path) => Posix.FlushFolder(path);
}

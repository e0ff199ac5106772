using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;

namespace Torghut.Platform.Embedded.Stores;

/// <summary>
/// A database file in the making: it is written beside its target under another name, and takes the target's name when it
/// is complete and on disk. A reader, or a crash, sees the old file or the new one, never a part.
/// </summary>
internal sealed class PendingFile : IDisposable
{
    private readonly string[] _companions;
    private bool _isPublished;

    private PendingFile(string target, string[] companions)
    {
        Target = target;
        Temporary = target + ".tmp";
        _companions = companions;
    }

    /// <summary>Absolute path of the complete file.</summary>
    public string Target { get; }

    /// <summary>Absolute path to write to.</summary>
    public string Temporary { get; }

    /// <summary>Prepares a file, without creating it; left-overs of a killed process under the temporary name are removed.</summary>
    /// <param name="path">Path of the complete file; its folder exists.</param>
    /// <param name="companions">Suffixes of the files that the database may keep beside its own.</param>
    /// <exception cref="SimulationException"><c>output_unwritable</c>: the folder is missing or may not be written.</exception>
    public static PendingFile Prepare(string path, params string[] companions)
    {
        var file = new PendingFile(Path.GetFullPath(path), companions);
        try
        {
            file.Delete();
            using (new FileStream(file.Temporary, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = AtomicFile.FileMode,
            }))
            {
                // Only to learn that the folder can be written.
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SimulationException(
                ExitCode.Usage, "output_unwritable", $"Cannot create {file.Temporary}: {e.Message}", e);
        }

        return file;
    }

    /// <summary>Flushes the closed file to disk and gives it its name.</summary>
    /// <exception cref="SimulationException"><c>output_unwritable</c>: the disk refuses.</exception>
    public void Publish()
    {
        try
        {
            using (FileStream stream = new(Temporary, FileMode.Open, FileAccess.ReadWrite, FileShare.Read))
            {
                File.SetUnixFileMode(stream.SafeFileHandle, AtomicFile.FileMode);
                stream.Flush(flushToDisk: true);
            }

            File.Move(Temporary, Target, overwrite: true);
            AtomicFile.FlushFolder(Path.GetDirectoryName(Target)!);
            _isPublished = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SimulationException(ExitCode.Failed, "output_unwritable", $"Cannot complete {Target}: {e.Message}", e);
        }
    }

    /// <summary>Removes what was written unless it was published.</summary>
    public void Dispose()
    {
        if (!_isPublished)
        {
            Delete();
        }
    }

    private void Delete()
    {
        File.Delete(Temporary);
        foreach (string companion in _companions)
        {
            File.Delete(Temporary + companion);
        }
    }
}

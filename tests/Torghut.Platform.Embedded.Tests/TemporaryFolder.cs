namespace Torghut.Platform.Embedded.Tests;

/// <summary>A new folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("torghut-").FullName;

    public string this[string relative] => System.IO.Path.Combine(Path, relative);

    /// <summary>Names of what is in the folder, in order.</summary>
    public string[] Names => [.. Directory.EnumerateFileSystemEntries(Path).Select(p => System.IO.Path.GetFileName(p)).Order()];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

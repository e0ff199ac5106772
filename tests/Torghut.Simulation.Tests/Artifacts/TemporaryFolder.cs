using Torghut.Simulation.Artifacts;

namespace Torghut.Simulation.Tests.Artifacts;

/// <summary>A folder of one test, removed with it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("torghut-sim-").FullName;

    public string this[string relative] => Path.Combine(Root, relative);

    public RunFolder RunFolder
    {
        get
        {
            RunFolder folder = RunFolder.Of(Root, "run_1");
            AtomicFile.CreateFolder(folder.Root);
            return folder;
        }
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}

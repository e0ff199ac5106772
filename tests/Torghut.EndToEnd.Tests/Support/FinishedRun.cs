namespace Torghut.EndToEnd.Tests.Support;

/// <summary>A small run that several tests look at; none of them changes it.</summary>
public sealed class FinishedRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FinishedRun()
    {
        _folder.File("day.yaml", Manifests.Synthetic());
        CliResult result = new TorghutSim(_folder.Root).Run(
            "run", "--run-id", "whole", "--dataset-manifest", "day.yaml", "--confirm", "START_HISTORICAL_SIMULATION", "--output-root", "runs");
        if (result.ExitCode is not (0 or 6))
        {
            throw new InvalidOperationException(result.ToString());
        }
    }

    /// <summary>The run's folder.</summary>
    public string Folder => _folder["runs/whole"];

    /// <summary>Copies the run's folder.</summary>
    public void CopyTo(string target)
    {
        foreach (string file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(target, Path.GetRelativePath(Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public void Dispose() => _folder.Dispose();
}

using System.Globalization;
using System.Text;

namespace Torghut.Lifecycle.Tests;

/// <summary>What a person needs to understand a failing seed: how to replay it, what is wrong, and a short trace.</summary>
internal static class SeedReport
{
    private const int MostLines = 150;

    public static string Of(ulong seed)
    {
        SimulationResult whole = SimulationThread.Run(() => new LifecycleSimulation(seed).Run());
        FaultSelection fewest = Shrinker.Shrink(whole.Faults, only => SimulationThread.Run(() => new LifecycleSimulation(seed, only).Run()));
        SimulationResult shrunk = SimulationThread.Run(() => new LifecycleSimulation(seed, fewest, isTracing: true).Run());
        SimulationResult told = shrunk.IsGood ? SimulationThread.Run(() => new LifecycleSimulation(seed, isTracing: true).Run()) : shrunk;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"seed {seed}; replay: TORGHUT_LIFECYCLE_SEED={seed} ./test Lifecycle\n");
        text.Append(CultureInfo.InvariantCulture, $"with {fewest.Count} of {whole.Faults.Count} faults and disturbances:\n");
        foreach (string violation in told.Violations)
        {
            text.Append("  ").Append(violation).Append('\n');
        }

        string[] lines = [.. told.Lines.Where(line => !IsQuietDisk(line))];
        foreach (string line in lines.Length <= MostLines ? lines : lines[^MostLines..])
        {
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Calls of the disk to which nothing happened.</summary>
    private static bool IsQuietDisk(string line) => line.Contains(" #", StringComparison.Ordinal)
        && !line.Contains("<--", StringComparison.Ordinal)
        && !line.Contains("Thing", StringComparison.Ordinal)
        && !line.Contains("Surface", StringComparison.Ordinal);
}

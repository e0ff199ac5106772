using System.Globalization;
using System.Text;

namespace Torghut.Lifecycle.Tests;

/// <summary>What a person needs to understand a failing seed: how to replay it, what is wrong, and a short trace.</summary>
internal static class SeedReport
{
    private const int MostLines = 150;

    public static string Of(ulong seed) =>
        Of(seed, (only, isTracing) => SimulationThread.Run(() => new LifecycleSimulation(seed, only, isTracing).Run()), mostTries: 400);

    /// <param name="seed">The seed.</param>
    /// <param name="replay">Lives through it again, with some of its faults (null for all), with its trace or without.</param>
    /// <param name="mostTries">How often it is lived through to find the fewest faults.</param>
    public static string Of(ulong seed, Func<FaultSelection?, bool, SimulationResult> replay, int mostTries)
    {
        SimulationResult whole = replay(null, false);
        FaultSelection fewest = Shrinker.Shrink(whole.Faults, only => replay(only, false), mostTries);
        SimulationResult shrunk = replay(fewest, true);
        SimulationResult told = shrunk.IsGood ? replay(null, true) : shrunk;
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

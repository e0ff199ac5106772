namespace Torghut.Lifecycle.Tests;

/// <summary>Finds a small selection of a failing world's faults with which it still fails.</summary>
internal static class Shrinker
{
    /// <summary>Leaves faults out, in ever smaller groups, as long as the world still fails.</summary>
    public static FaultSelection Shrink(FaultSelection failing, Func<FaultSelection, SimulationResult> replay, int mostTries = 400)
    {
        List<(bool IsCall, int Number)> kept = [.. failing.Calls.Order().Select(call => (true, call)), .. failing.Disturbances.Order().Select(number => (false, number))];
        int tries = 0;
        for (int size = Math.Max(1, kept.Count / 2); size >= 1; size /= 2)
        {
            for (int at = 0; at < kept.Count && tries < mostTries;)
            {
                List<(bool IsCall, int Number)> without = [.. kept.Take(at), .. kept.Skip(at + size)];
                tries++;
                if (replay(Selection(without)).IsGood)
                {
                    at += size;
                }
                else
                {
                    kept = without;
                }
            }
        }

        return Selection(kept);
    }

    private static FaultSelection Selection(IEnumerable<(bool IsCall, int Number)> parts)
    {
        List<(bool IsCall, int Number)> list = [.. parts];
        return new FaultSelection(list.Where(part => part.IsCall).Select(part => part.Number), list.Where(part => !part.IsCall).Select(part => part.Number));
    }
}

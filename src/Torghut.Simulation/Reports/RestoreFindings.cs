using Torghut.Reporting.ControlPlane;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Restoring;

namespace Torghut.Simulation.Reports;

/// <summary>What was found of each thing that a run changed, from its journal.</summary>
public static class RestoreFindings
{
    /// <summary>The findings, in the order of the last pledges. What goes away by itself, for example a request that is taken, is none.</summary>
    public static IReadOnlyList<RestoredThingRow> Of(IReadOnlyList<ObligationEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var things = new List<(Obligation Obligation, bool IsPerformed, ObligationEntry Last)>();
        foreach (ObligationEntry entry in entries)
        {
            int known = things.FindIndex(thing => thing.Obligation.Id == entry.Id);
            if (entry.Obligation is { } pledge)
            {
                if (known >= 0)
                {
                    things.RemoveAt(known);
                }

                things.Add((pledge, false, entry));
            }
            else if (known >= 0)
            {
                things[known] = (things[known].Obligation, things[known].IsPerformed || entry.Status == ObligationStatus.Performed, entry);
            }
        }

        return
        [
            .. things.Where(thing => !thing.Obligation.EndsByItself).Select(thing => new RestoredThingRow
            {
                Id = thing.Obligation.Id,
                Target = thing.Obligation.Target,
                Finding = Of(thing.Obligation, thing.IsPerformed, thing.Last),
                Detail = thing.Last.Detail,
            }),
        ];
    }

    private static string Of(Obligation obligation, bool isPerformed, ObligationEntry last) => last.Status switch
    {
        ObligationStatus.Released when Begins(last, RestoreWords.ByOther) => "restored_by_other",
        ObligationStatus.Released when !isPerformed && last.Detail is not null => "unchanged",
        ObligationStatus.Released when obligation.RestoreAs is not null => "restored_as_requested",
        ObligationStatus.Released => "restored",
        ObligationStatus.Drifted when Begins(last, RestoreWords.Conflict) => "conflict",
        ObligationStatus.Drifted => "drifted",
        ObligationStatus.Failed => "failed",
        _ => "outstanding",
    };

    private static bool Begins(ObligationEntry entry, string word) => entry.Detail?.StartsWith(word, StringComparison.Ordinal) == true;
}

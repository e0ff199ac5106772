using Torghut.Simulation.Obligations;

namespace Torghut.Simulation.Restoring;

/// <summary>Which things must now be as the run put them.</summary>
public static class HeldThings
{
    /// <summary>
    /// The last obligation of each thing, where its change is known to be made: an earlier one of the same thing was
    /// overtaken by it. The surface's lock, and what goes away by itself, are not among them.
    /// </summary>
    /// <param name="outstanding">What is outstanding, the last pledged first.</param>
    public static IReadOnlyList<Obligation> Of(IEnumerable<OutstandingObligation> outstanding)
    {
        ArgumentNullException.ThrowIfNull(outstanding);
        var seen = new HashSet<(string Kind, string Target)>();
        return
        [
            .. outstanding
                .Where(owed => seen.Add((owed.Obligation.Kind, owed.Obligation.Target)))
                .Where(owed => owed.Status == ObligationStatus.Performed
                    && owed.Obligation is { Scope: not ObligationScope.Surface, EndsByItself: false })
                .Select(owed => owed.Obligation),
        ];
    }
}

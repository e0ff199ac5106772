namespace Torghut.Simulation.Obligations;

/// <summary>What the lines of a journal come to.</summary>
internal static class ObligationLedger
{
    /// <summary>What is not released, the last pledged first.</summary>
    public static IReadOnlyList<OutstandingObligation> Outstanding(IReadOnlyList<ObligationEntry> entries)
    {
        var open = new List<OutstandingObligation>();
        foreach (ObligationEntry entry in entries)
        {
            int at = open.FindIndex(outstanding => outstanding.Obligation.Id == entry.Id);
            switch (entry.Status)
            {
                case ObligationStatus.Pledged when entry.Obligation is not null:
                    open.Insert(0, new OutstandingObligation(entry.Obligation, entry.Status, entry.At, IsPerformed: false, Detail: null));
                    break;
                case ObligationStatus.Released when at >= 0:
                    open.RemoveAt(at);
                    break;
                case ObligationStatus.Performed when at >= 0:
                    open[at] = open[at] with { Status = entry.Status, IsPerformed = true };
                    break;
                case ObligationStatus.Failed or ObligationStatus.Drifted when at >= 0:
                    open[at] = open[at] with { Status = entry.Status, Detail = entry.Detail };
                    break;
            }
        }

        return open;
    }
}

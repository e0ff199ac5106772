using Torghut.Simulation.Lifecycle;
using Torghut.Simulation.Obligations;

namespace Torghut.Cli.Output;

/// <summary>Something that is not back.</summary>
/// <param name="Id">Obligation.</param>
/// <param name="Kind">Kind of the thing.</param>
/// <param name="Target">The thing.</param>
/// <param name="Status"><c>pledged, performed, failed, drifted</c>.</param>
/// <param name="Captured">What was there before; null for nothing.</param>
/// <param name="Intended">What the run put there; null for nothing.</param>
/// <param name="Detail">What the last attempt to restore it met; null before one.</param>
/// <param name="ManualCommand">The command that restores it by hand.</param>
public sealed record OutstandingDocument(
    string Id, string Kind, string Target, string Status, string? Captured, string? Intended, string? Detail, string ManualCommand)
{
    /// <summary>An obligation as it is printed.</summary>
    public static OutstandingDocument Of(OutstandingObligation owed)
    {
        ArgumentNullException.ThrowIfNull(owed);
        Obligation obligation = owed.Obligation;
        return new OutstandingDocument(
            obligation.Id,
            obligation.Kind,
            obligation.Target,
            LifecycleNames.Of(owed.Status),
            obligation.Captured,
            obligation.Intended,
            owed.Detail,
            obligation.ManualCommand);
    }
}

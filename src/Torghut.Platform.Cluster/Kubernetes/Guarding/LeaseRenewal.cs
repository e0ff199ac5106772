using Torghut.Platform.Cluster.Kubernetes.Surface;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Pauses;

namespace Torghut.Platform.Cluster.Kubernetes.Guarding;

/// <summary>Renews a Lease until disposed. That it is lost shows at the next writing of the journal's copy, which the one who took it keeps.</summary>
internal sealed class LeaseRenewal : IDisposable
{
    private volatile bool _isOver;

    public LeaseRenewal(LeaseSurfaceLock surface, ObligationJournal journal, Obligation lease, HolderIdentity self, TimeProvider time) =>
        _ = RenewAsync(surface, journal, lease, self, time);

    /// <inheritdoc/>
    public void Dispose() => _isOver = true;

    private async Task RenewAsync(LeaseSurfaceLock surface, ObligationJournal journal, Obligation lease, HolderIdentity self, TimeProvider time)
    {
        while (true)
        {
            await Pause.ForAsync(surface.RenewEvery, time, CancellationToken.None).ConfigureAwait(false);
            if (_isOver || !journal.Outstanding.Any(owed => owed.Obligation == lease))
            {
                return;
            }

            await surface.RenewAsync(journal.PermitKeep(lease), self, CancellationToken.None).ConfigureAwait(false);
        }
    }
}

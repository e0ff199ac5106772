using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Obligations;

namespace Torghut.Lifecycle.Tests.Clusters;

/// <summary>Tells the scene when a proof was given: from then on nothing may start by itself.</summary>
internal sealed class WatchedAutomation(IAutomation inner, ClusterScene scene, string runId) : IAutomation
{
    public Task<AutomationPlan> PlanAsync(CancellationToken cancellationToken) => inner.PlanAsync(cancellationToken);

    public Task<AutomationProof> ConfirmSwitchAsync(Obligation switched, IPledgedMutations mutations, CancellationToken cancellationToken) =>
        inner.ConfirmSwitchAsync(switched, mutations, cancellationToken);

    public async Task<AutomationProof> ProveQuietAsync(IPledgedMutations mutations, CancellationToken cancellationToken)
    {
        int disturbances = scene.Disturbances;
        AutomationProof proof = await inner.ProveQuietAsync(mutations, cancellationToken).ConfigureAwait(false);
        if (proof.Holds && disturbances == scene.Disturbances)
        {
            scene.BeginQuiet(runId);
        }

        return proof;
    }

    public Task<AutomationProof> CheckQuietAsync(CancellationToken cancellationToken) => inner.CheckQuietAsync(cancellationToken);

    public Task<AutomationProof> ProveRestoredAsync(
        IReadOnlyList<Obligation> restored, IPledgedMutations mutations, CancellationToken cancellationToken) =>
        inner.ProveRestoredAsync(restored, mutations, cancellationToken);
}

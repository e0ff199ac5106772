using Torghut.Simulation.Obligations;

namespace Torghut.Simulation.ControlPlane;

/// <summary>
/// Automation that would revert what the run changes, and is taken away while it runs (Argo CD). The switches are things
/// of the control plane; this port knows which, and proves that they hold.
/// </summary>
public interface IAutomation
{
    /// <summary>Finds what must be switched.</summary>
    [Reads]
    Task<AutomationPlan> PlanAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Waits after one switch was made until the next may be: what stands above must be quiet before what it manages is
    /// changed. Asked after each switch, in their order.
    /// </summary>
    [Mutates]
    Task<AutomationProof> ConfirmSwitchAsync(Obligation switched, IPledgedMutations mutations, CancellationToken cancellationToken) =>
        Task.FromResult(new AutomationProof(Holds: true, "ordered", "nothing to wait for"));

    /// <summary>
    /// Proves, when the switches are made, that nothing reverts any more. What the proof itself changes is pledged through
    /// <paramref name="mutations"/>.
    /// </summary>
    [Mutates]
    Task<AutomationProof> ProveQuietAsync(IPledgedMutations mutations, CancellationToken cancellationToken);

    /// <summary>Looks whether the proof still holds; asked before mutations and while the run is watched.</summary>
    [Reads]
    Task<AutomationProof> CheckQuietAsync(CancellationToken cancellationToken);

    /// <summary>Proves, when the switches are put back, that the automation works as before, and that they still are back.</summary>
    /// <param name="restored">Obligations of the switches that were put back.</param>
    /// <param name="mutations">What the proof itself changes is pledged through them.</param>
    /// <param name="cancellationToken">Stops the proof.</param>
    [Mutates]
    Task<AutomationProof> ProveRestoredAsync(
        IReadOnlyList<Obligation> restored, IPledgedMutations mutations, CancellationToken cancellationToken);
}

using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Obligations;

namespace Torghut.Lifecycle.Tests.World;

/// <summary>Automation with one switch and a canary: a thing that is changed and put back to prove that nothing reverts it.</summary>
internal sealed class ProcessAutomation(IControlPlane things, string runId) : IAutomation
{
    public const string Switch = "automation";
    public const string Canary = "canary";
    public const string On = "auto";
    public const string Off = "manual";

    public async Task<AutomationPlan> PlanAsync(CancellationToken cancellationToken) =>
        await things.ReadAsync(new ThingId(SimulatedPlatform.Kind, Switch), cancellationToken).ConfigureAwait(false) switch
        {
            ThingReading.Found { Value: Off } => new AutomationPlan.NotNeeded("it is off"),
            ThingReading.Found found => new AutomationPlan.Switches([SimulatedPlatform.Pledge(Switch, found.Value, Off)]),
            ThingReading reading => new AutomationPlan.Refused("automation_unreadable", reading.ToString()),
        };

    public async Task<AutomationProof> ProveQuietAsync(IPledgedMutations mutations, CancellationToken cancellationToken)
    {
        ThingReading reading = await mutations.ReadAsync(new ThingId(SimulatedPlatform.Kind, Canary), cancellationToken).ConfigureAwait(false);
        if (reading is not ThingReading.Found found)
        {
            return new AutomationProof(false, "canary_unreadable", reading.ToString());
        }

        Obligation canary = SimulatedPlatform.Pledge(Canary, found.Value, $"canary of {runId}");
        if (await mutations.PerformAsync(canary, cancellationToken).ConfigureAwait(false) == PerformResult.Performed)
        {
            await mutations.RestoreAsync(canary, cancellationToken).ConfigureAwait(false);
        }

        return await CheckQuietAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<AutomationProof> CheckQuietAsync(CancellationToken cancellationToken) =>
        await things.ReadAsync(new ThingId(SimulatedPlatform.Kind, Switch), cancellationToken).ConfigureAwait(false) switch
        {
            ThingReading.Found { Value: Off } => new AutomationProof(true, "proven", "it is off"),
            ThingReading.Found => new AutomationProof(false, "argocd_automation_verify_timeout", "it is not off"),
            _ => new AutomationProof(false, "argocd_automation_verify_timeout", "it is not known to be off") { IsKnown = false },
        };

    public Task<AutomationProof> ProveRestoredAsync(
        IReadOnlyList<Obligation> restored, IPledgedMutations mutations, CancellationToken cancellationToken) =>
        Task.FromResult(new AutomationProof(true, "proven", "it is as it was"));
}

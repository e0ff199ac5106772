using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Restoring;

namespace Torghut.Simulation.Lifecycle;

/// <summary>The work of <c>argocd_prepare</c> and <c>argocd_restore</c>: automation is taken away for as short as the replay needs, and given back.</summary>
internal static class AutomationPhases
{
    private const string NoAutomation = "this platform has no Argo CD";

    /// <summary>Switches everything that would revert the run's changes, and proves that it holds.</summary>
    public static async Task<PhaseResult> PrepareAsync(PhaseContext context, AttemptResults results, CancellationToken cancellationToken)
    {
        if (context.Control.Automation is not IAutomation automation)
        {
            return PhaseResult.Skipped(NoAutomation);
        }

        AutomationPlan plan = await BoundedAutomation
            .PlanAsync(automation, context.Control.RestoreLimit, context.Time, cancellationToken)
            .ConfigureAwait(false);
        switch (plan)
        {
            case AutomationPlan.NotNeeded none:
                return PhaseResult.Skipped(none.Reason);
            case AutomationPlan.Refused refused:
                throw new SimulationException(ExitCode.Refused, refused.Code, refused.Message);
            case AutomationPlan.Switches switches:
                foreach (Obligation obligation in switches.Obligations)
                {
                    Obligation scoped = obligation with { Scope = ObligationScope.Automation };
                    await context.Mutations.PerformAsync(scoped, cancellationToken).ConfigureAwait(false);
                    Require(await ProofAsync(token => automation.ConfirmSwitchAsync(scoped, context.Mutations, token)).ConfigureAwait(false));
                }

                // Also a proof that fails is kept, with what was seen.
                results.Automation = await ProofAsync(token => automation.ProveQuietAsync(context.Mutations, token)).ConfigureAwait(false);
                return Require(results.Automation);
            default:
                throw new InvalidOperationException("An automation plan of an unknown kind.");
        }

        Task<AutomationProof> ProofAsync(Func<CancellationToken, Task<AutomationProof>> prove) =>
            BoundedAutomation.ProveAsync(prove, context.Control.ProofLimit, context.Time, cancellationToken);
    }

    /// <summary>Proves, when the switches are put back, that automation works as before.</summary>
    public static async Task<PhaseResult> RestoreAsync(
        RunControl control, IPledgedMutations mutations, UnwindResult unwound, TimeProvider time, CancellationToken cancellationToken)
    {
        if (control.Automation is not IAutomation automation)
        {
            return PhaseResult.Skipped(NoAutomation);
        }

        return unwound.Released == 0
            ? PhaseResult.Skipped("automation was not taken away")
            : Require(await BoundedAutomation
                .ProveAsync(token => automation.ProveRestoredAsync(unwound.Restored, mutations, token), control.ProofLimit, time, cancellationToken)
                .ConfigureAwait(false));
    }

    private static PhaseResult Require(AutomationProof proof) => proof.Holds
        ? PhaseResult.Done($"{proof.Code}: {proof.Explanation}")
        : throw new SimulationException(ExitCode.Failed, proof.Code, proof.Explanation);
}

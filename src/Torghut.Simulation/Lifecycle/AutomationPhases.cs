using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Restoring;

namespace Torghut.Simulation.Lifecycle;

/// <summary><c>argocd_prepare</c> and <c>argocd_restore</c>: automation taken away for as short as the replay needs, and given back.</summary>
internal static class AutomationPhases
{
    /// <summary>Switches everything that would revert the run's changes, and proves that it holds.</summary>
    public static async Task<PhaseResult> PrepareAsync(PhaseContext context, CancellationToken cancellationToken)
    {
        if (context.Control.Automation is not IAutomation automation)
        {
            return PhaseResult.Skipped(NoAutomation(context));
        }

        AutomationPlan plan = await automation.PlanAsync(cancellationToken).ConfigureAwait(false);
        switch (plan)
        {
            case AutomationPlan.NotNeeded nothing:
                return PhaseResult.Skipped(nothing.Reason);
            case AutomationPlan.Refused refused:
                throw new SimulationException(ExitCode.Refused, refused.Code, refused.Message);
            case AutomationPlan.Switches switches:
                foreach (Obligation obligation in switches.Obligations)
                {
                    Obligation scoped = obligation with { Scope = ObligationScope.Automation };
                    await context.Mutations.PerformAsync(scoped, cancellationToken).ConfigureAwait(false);
                    Require(await automation.ConfirmSwitchAsync(scoped, context.Mutations, cancellationToken).ConfigureAwait(false));
                }

                AutomationProof proof = await automation.ProveQuietAsync(context.Mutations, cancellationToken).ConfigureAwait(false);
                return Require(proof);
            default:
                throw new InvalidOperationException("An automation plan of an unknown kind.");
        }
    }

    /// <summary>Gives automation back, the last switch first, and proves that it works as before.</summary>
    public static async Task<PhaseResult> RestoreAsync(PhaseContext context, UnwindResult unwound, CancellationToken cancellationToken)
    {
        if (context.Control.Automation is not IAutomation automation)
        {
            return PhaseResult.Skipped(NoAutomation(context));
        }

        if (unwound.Released == 0)
        {
            return PhaseResult.Skipped("automation was not taken away");
        }

        AutomationProof proof = await automation.ProveRestoredAsync(context.Mutations, cancellationToken).ConfigureAwait(false);
        return Require(proof);
    }

    private static PhaseResult Require(AutomationProof proof) => proof.Holds
        ? PhaseResult.Done($"{proof.Code}: {proof.Explanation}")
        : throw new SimulationException(ExitCode.Failed, proof.Code, proof.Explanation);

    private static string NoAutomation(PhaseContext context) => $"The {context.Platform.Name} platform has no Argo CD.";
}

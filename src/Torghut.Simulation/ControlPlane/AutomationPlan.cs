using Torghut.Simulation.Obligations;

namespace Torghut.Simulation.ControlPlane;

/// <summary>What must be switched before a run.</summary>
public abstract record AutomationPlan
{
    private AutomationPlan()
    {
    }

    /// <summary>Nothing: nothing reverts what the run changes.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record NotNeeded(string Reason) : AutomationPlan;

    /// <summary>These things, in this order; they are put back in reverse.</summary>
    /// <param name="Obligations">Each with what was captured and what is intended.</param>
    public sealed record Switches(IReadOnlyList<Obligation> Obligations) : AutomationPlan;

    /// <summary>It cannot be switched; the run is refused.</summary>
    /// <param name="Code">Stable code, for example <c>argocd_applicationset_entry_not_found</c>.</param>
    /// <param name="Message">What was found and what is expected.</param>
    public sealed record Refused(string Code, string Message) : AutomationPlan;
}

using Torghut.Simulation.Errors;

namespace Torghut.Simulation.ControlPlane;

/// <summary>Asks automation for its plan, within a limit.</summary>
public static class BoundedAutomation
{
    /// <summary>Asks.</summary>
    /// <exception cref="SimulationException"><c>automation_unanswered</c>: there was no answer in time; nothing was touched.</exception>
    public static async Task<AutomationPlan> PlanAsync(
        IAutomation automation, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(automation);
        try
        {
            return await automation.PlanAsync(cancellationToken).WaitAsync(limit, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new SimulationException(
                ExitCode.Refused, "automation_unanswered", $"The state of Argo CD could not be read within {limit.TotalSeconds:0.###} s.");
        }
    }
}

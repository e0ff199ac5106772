using Torghut.Simulation.Errors;

namespace Torghut.Simulation.ControlPlane;

/// <summary>Asks automation for its plan and its proofs, within a limit.</summary>
public static class BoundedAutomation
{
    /// <summary>How long a stopped proof may take to end.</summary>
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(60);

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

    /// <summary>
    /// Asks for a proof. One that is stopped, or whose time is over, is waited for until it has ended: what it still does
    /// must not meet what the way back does.
    /// </summary>
    /// <param name="prove">Asks.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="time">Clock of the limit.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="SimulationException"><c>automation_unproven</c>: there was no answer in time.</exception>
    public static async Task<AutomationProof> ProveAsync(
        Func<CancellationToken, Task<AutomationProof>> prove, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prove);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<AutomationProof> proof = prove(ended.Token);
        try
        {
            return await proof.WaitAsync(limit, time, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!proof.IsCompleted)
        {
            ended.Cancel();
            await Task.WhenAny(proof, Task.Delay(LongestEnd, time, CancellationToken.None)).ConfigureAwait(false);
            throw new SimulationException(
                ExitCode.Failed, "automation_unproven", $"What automation does could not be proven within {limit.TotalSeconds:0.###} s.");
        }
    }
}

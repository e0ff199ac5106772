namespace Torghut.Simulation.Obligations;

/// <summary>Which phase puts an obligation's thing back. Restoring goes through the scopes in this order.</summary>
public enum ObligationScope
{
    /// <summary>What <c>apply</c> changed; <c>teardown</c> restores it.</summary>
    Run,

    /// <summary>Automation that was taken away; <c>argocd_restore</c> gives it back.</summary>
    Automation,

    /// <summary>The lock of the surface; let go of when all else is back.</summary>
    Surface,
}

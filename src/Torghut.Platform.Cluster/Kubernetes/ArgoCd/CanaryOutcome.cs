namespace Torghut.Platform.Cluster.Kubernetes.ArgoCd;

/// <summary>What changing a canary has shown.</summary>
internal abstract record CanaryOutcome
{
    private CanaryOutcome()
    {
    }

    /// <summary>Argo CD saw the change, could have acted, and left it alone.</summary>
    public sealed record LeftAlone : CanaryOutcome;

    /// <summary>Argo CD could not compare, so that nothing was shown.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Undecided(string Reason) : CanaryOutcome;

    /// <summary>The automation is not off, or the canary is no canary.</summary>
    /// <param name="Code">Stable code.</param>
    /// <param name="Reason">What was seen.</param>
    public sealed record Failed(string Code, string Reason) : CanaryOutcome;
}

namespace Torghut.Platform.Cluster.Kubernetes.ArgoCd;

/// <summary>How long the steps of the protocol may take. The defaults follow the controllers' own: 180 s until a failed validation is tried again, 60 s of a comparison and 180 s of grace without a repository.</summary>
internal sealed record ArgoTimeouts
{
    /// <summary>From the switch of the element to the Application's specification.</summary>
    public TimeSpan Propagation { get; init; } = TimeSpan.FromSeconds(240);

    /// <summary>Longer than a controller's copy can lag behind: after it, no refresh begins from an older one.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>From asking for a refresh to its end.</summary>
    public TimeSpan Refresh { get; init; } = TimeSpan.FromSeconds(240);

    /// <summary>Until a running operation has ended.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(600);

    /// <summary>Until automation that was given back has brought its Application in sync.</summary>
    public TimeSpan Resync { get; init; } = TimeSpan.FromSeconds(600);

    /// <summary>From the change of a canary until a refresh shows it.</summary>
    public TimeSpan Canary { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a canary that was seen must stay as it is.</summary>
    public TimeSpan CanaryHold { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long what was restored must stay so.</summary>
    public TimeSpan Hold { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest time between two readings while waiting.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The timeouts of a manifest's <c>argocd.verify_timeout_seconds</c>, which bounds each wait.</summary>
    public static ArgoTimeouts Within(TimeSpan longest)
    {
        var defaults = new ArgoTimeouts();
        return defaults with
        {
            Propagation = Least(defaults.Propagation, longest),
            Refresh = Least(defaults.Refresh, longest),
            Drain = Least(defaults.Drain, longest),
            Resync = Least(defaults.Resync, longest),
        };
    }

    private static TimeSpan Least(TimeSpan a, TimeSpan b) => a < b ? a : b;
}

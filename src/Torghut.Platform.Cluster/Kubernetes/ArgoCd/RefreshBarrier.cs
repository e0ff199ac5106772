using System.Text.Json.Nodes;
using Torghut.Platform.Cluster.Kubernetes.Things;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Obligations;

namespace Torghut.Platform.Cluster.Kubernetes.ArgoCd;

/// <summary>
/// Asks for a refresh and waits for its end. Refreshes of one Application follow each other, and one takes the annotation
/// off only if it saw it at its start: so when it is gone, every refresh from before has ended.
/// </summary>
internal sealed class RefreshBarrier
{
    private readonly ArgoNames _names;
    private readonly ArgoWatch _watch;
    private readonly ArgoTimeouts _timeouts;

    public RefreshBarrier(ArgoNames names, ArgoWatch watch, ArgoTimeouts timeouts)
    {
        _names = names;
        _watch = watch;
        _timeouts = timeouts;
    }

    /// <summary>Passes the barrier of an Application.</summary>
    /// <returns>The Application when the refresh had ended; or what kept it.</returns>
    public async Task<(string? Problem, JsonObject? Refreshed)> PassAsync(string application, IPledgedMutations mutations, CancellationToken cancellationToken)
    {
        // An annotation that is there already would be taken off by an older refresh, and prove nothing.
        JsonObject? idle = await _watch.UntilAsync(application, a => RefreshKind.Of(a) is null, _timeouts.Refresh, cancellationToken).ConfigureAwait(false);
        if (idle is null)
        {
            return ($"a refresh of {application} that someone else asked for did not end within {_timeouts.Refresh.TotalSeconds:0} s", null);
        }

        // A hydrator of some versions takes the annotation off too, without a comparison: then the comparison's time must move.
        bool isHydrated = idle["spec"]?["sourceHydrator"] is not null;
        string? compared = (string?)idle["status"]?["reconciledAt"];

        string target = new ThingTarget(_names.Set.Namespace, application, string.Empty).ToString();
        var obligation = new Obligation
        {
            Id = $"argocd-refresh-{application}",
            Kind = RefreshKind.Name,
            Target = target,
            Scope = ObligationScope.Automation,
            Captured = null,
            Intended = RefreshKind.Normal,
            EndsByItself = true,
            Restore = "Argo CD takes the annotation off itself when the refresh ends.",
            ManualCommand = $"kubectl -n {_names.Set.Namespace} annotate application {application} argocd.argoproj.io/refresh-",
        };
        await mutations.PerformAsync(obligation, cancellationToken).ConfigureAwait(false);
        JsonObject? refreshed = await _watch
            .UntilAsync(
                application,
                a => RefreshKind.Of(a) is null && (!isHydrated || (string?)a["status"]?["reconciledAt"] != compared),
                _timeouts.Refresh,
                cancellationToken)
            .ConfigureAwait(false);
        await mutations.RestoreAsync(obligation, cancellationToken).ConfigureAwait(false);
        return refreshed is not null
            ? (null, refreshed)
            : ($"the refresh of {application} did not end within {_timeouts.Refresh.TotalSeconds:0} s: its controller is down, or its repository cannot be reached", null);
    }
}

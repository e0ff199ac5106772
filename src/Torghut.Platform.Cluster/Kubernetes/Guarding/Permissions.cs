using Torghut.Platform.Cluster.Kubernetes.Api;

namespace Torghut.Platform.Cluster.Kubernetes.Guarding;

/// <summary>What a run must be allowed to do in Kubernetes: the role of <c>deploy/</c>, asked one by one.</summary>
internal static class Permissions
{
    private static readonly (ResourcePath Resource, string[] Verbs)[] s_runtime =
    [
        (ResourcePath.Leases, ["get", "create", "patch", "delete"]),
        (ResourcePath.ConfigMaps, ["get", "list", "create", "patch", "delete"]),
        (ResourcePath.Secrets, ["get", "create", "patch", "delete"]),
        (ResourcePath.FlinkDeployments, ["get", "patch"]),
        (ResourcePath.KnativeServices, ["get", "patch"]),
    ];

    private static readonly (ResourcePath Resource, string[] Verbs)[] s_argocd =
    [
        (ResourcePath.ApplicationSets, ["get", "patch"]),
        (ResourcePath.Applications, ["get", "list", "patch"]),
    ];

    private static readonly (ResourcePath Resource, string[] Verbs)[] s_rollouts =
    [
        (ResourcePath.AnalysisTemplates, ["get"]),
        (ResourcePath.AnalysisRuns, ["get", "create", "delete"]),
    ];

    /// <summary>All of them in the namespace of the workloads, as <c>verb resource</c>.</summary>
    public static IEnumerable<string> OfRuntime => Spelled([.. s_runtime, .. s_rollouts]);

    /// <summary>All of them in Argo CD's namespace, as <c>verb resource</c>.</summary>
    public static IEnumerable<string> OfArgocd => Spelled(s_argocd);

    /// <summary>What is missing, each as <c>verb resource in namespace</c>.</summary>
    /// <param name="api">The API.</param>
    /// <param name="runtime">Namespace of the workloads.</param>
    /// <param name="argocd">Namespace of the ApplicationSet; null where it is not switched.</param>
    /// <param name="rollouts">Namespace of the analyses; null where there are none.</param>
    /// <param name="cancellationToken">Stops the questions.</param>
    public static async Task<IReadOnlyList<string>> MissingAsync(
        IKubernetesApi api, string runtime, string? argocd, string? rollouts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(api);
        var missing = new List<string>();
        foreach ((string? ns, (ResourcePath Resource, string[] Verbs)[] needs) in
            ((string?, (ResourcePath, string[])[])[])[(runtime, s_runtime), (argocd, s_argocd), (rollouts, s_rollouts)])
        {
            if (ns is null)
            {
                continue;
            }

            foreach ((ResourcePath resource, string[] verbs) in needs)
            {
                foreach (string verb in verbs)
                {
                    if (await ProblemAsync(api, verb, resource, ns, cancellationToken).ConfigureAwait(false) is { } problem)
                    {
                        missing.Add(problem);
                    }
                }
            }
        }

        return missing;
    }

    private static IEnumerable<string> Spelled((ResourcePath Resource, string[] Verbs)[] needs) =>
        needs.SelectMany(need => need.Verbs.Select(verb => $"{verb} {need.Resource.QualifiedName}"));

    private static async Task<string?> ProblemAsync(IKubernetesApi api, string verb, ResourcePath resource, string ns, CancellationToken cancellationToken)
    {
        ApiReply reply = await api.ReviewAccessAsync(verb, resource, ns, cancellationToken).ConfigureAwait(false);
        string what = $"{verb} {resource.QualifiedName} in {ns}";
        return reply is ApiReply.Done done
            ? (bool?)done.Object["status"]?["allowed"] == true ? null : what
            : $"{what} (not known: {ReplyText.Of(reply)})";
    }
}

using System.Text.Json.Nodes;
using Torghut.Platform.Cluster.Kubernetes.Api;

namespace Torghut.Lifecycle.Tests.Clusters;

/// <summary>An API that answers as if a refresh had been asked for, and asks nobody.</summary>
internal sealed class WithoutBarrierApi(IKubernetesApi inner) : IKubernetesApi
{
    private const string Annotation = "argocd.argoproj.io/refresh";

    public async Task<ApiReply> PatchAsync(ObjectRef target, JsonArray operations, CancellationToken cancellationToken)
    {
        bool asks = target.Resource == ResourcePath.Applications && operations.Any(operation => (string?)operation!["op"] == "add"
            && (operation["path"]!.ToString().EndsWith("argocd.argoproj.io~1refresh", StringComparison.Ordinal) || operation["value"]?.ToJsonString().Contains(Annotation, StringComparison.Ordinal) == true));
        if (!asks || await inner.GetAsync(target, cancellationToken).ConfigureAwait(false) is not ApiReply.Done { Object: { } application })
        {
            return await inner.PatchAsync(target, operations, cancellationToken).ConfigureAwait(false);
        }

        if (application["metadata"]!["annotations"] is not JsonObject annotations)
        {
            annotations = [];
            application["metadata"]!["annotations"] = annotations;
        }

        annotations[Annotation] = "normal";
        return new ApiReply.Done(application);
    }

    public Task<ApiReply> GetAsync(ObjectRef target, CancellationToken cancellationToken) => inner.GetAsync(target, cancellationToken);

    public Task<ApiReply> ListAsync(ResourcePath resource, string ns, CancellationToken cancellationToken) => inner.ListAsync(resource, ns, cancellationToken);

    public Task<ApiReply> CreateAsync(ObjectRef target, JsonObject value, CancellationToken cancellationToken) => inner.CreateAsync(target, value, cancellationToken);

    public Task<ApiReply> ListLabelledAsync(ResourcePath resource, string ns, string label, CancellationToken cancellationToken) =>
        inner.ListLabelledAsync(resource, ns, label, cancellationToken);

    public Task<ApiReply> DeleteAsync(ObjectRef target, string uid, string? version, CancellationToken cancellationToken) =>
        inner.DeleteAsync(target, uid, version, cancellationToken);

    public Task<ApiReply> DiscoverAsync(string group, string version, CancellationToken cancellationToken) =>
        inner.DiscoverAsync(group, version, cancellationToken);

    public Task<ApiReply> ReviewAccessAsync(string verb, ResourcePath resource, string ns, CancellationToken cancellationToken) =>
        inner.ReviewAccessAsync(verb, resource, ns, cancellationToken);

    public Task WaitForChangeAsync(ObjectRef target, string resourceVersion, TimeSpan longest, CancellationToken cancellationToken) =>
        inner.WaitForChangeAsync(target, resourceVersion, longest, cancellationToken);
}

using System.Text.Json.Nodes;
using Torghut.Kubernetes.Rig.Patching;
using Torghut.Kubernetes.Rig.Resources;
using Torghut.Kubernetes.Rig.Storage;
using Torghut.Platform.Cluster.Kubernetes.Api;

namespace Torghut.ControlPlane.Tests.Support;

/// <summary>The API without a network between: the same store that the server answers from.</summary>
internal sealed class StoreApi(ClusterStore store) : IKubernetesApi
{
    /// <summary>What comes instead of an answer, by number of the call from 1; the call is made before.</summary>
    public Func<string, ObjectRef, ApiReply?>? Fault { get; set; }

    /// <summary>What access reviews deny.</summary>
    public Func<string, ResourcePath, bool>? Denied { get; set; }

    /// <summary>Called before a call is made.</summary>
    public Action<string, ObjectRef>? Before { get; set; }

    public Task<ApiReply> GetAsync(ObjectRef target, CancellationToken cancellationToken) =>
        Answer("get", target, () => Reply(store.Get(KeyOf(target))), cancellationToken);

    public Task<ApiReply> ListAsync(ResourcePath resource, string ns, CancellationToken cancellationToken)
    {
        var target = new ObjectRef(resource, ns, string.Empty);
        return Answer("list", target, () =>
        {
            (IReadOnlyList<JsonObject> items, _) = store.List(KeyOf(target).Kind, ns);
            return new ApiReply.Done(new JsonObject { ["items"] = new JsonArray([.. items.Select(item => (JsonNode)item)]) });
        }, cancellationToken);
    }

    public Task<ApiReply> ListLabelledAsync(ResourcePath resource, string ns, string label, CancellationToken cancellationToken)
    {
        var target = new ObjectRef(resource, ns, string.Empty);
        string[] parts = label.Split('=');
        return Answer("list", target, () =>
        {
            IEnumerable<JsonObject> items = store.List(KeyOf(target).Kind, ns).Items
                .Where(item => (string?)item["metadata"]!["labels"]?[parts[0]] == parts[1]);
            return new ApiReply.Done(new JsonObject { ["items"] = new JsonArray([.. items.Select(item => (JsonNode)item)]) });
        }, cancellationToken);
    }

    public Task<ApiReply> PatchAsync(ObjectRef target, JsonArray operations, CancellationToken cancellationToken) => Answer(
        "patch", target, () => Reply(store.Patch(KeyOf(target), PatchKind.Json, operations, new WriteContext(KubernetesApi.FieldManager))), cancellationToken);

    public Task<ApiReply> CreateAsync(ObjectRef target, JsonObject value, CancellationToken cancellationToken) => Answer(
        "create", target, () => Reply(store.Create(KeyOf(target), value, new WriteContext(KubernetesApi.FieldManager))), cancellationToken);

    public Task<ApiReply> DeleteAsync(ObjectRef target, string uid, string? version, CancellationToken cancellationToken) => Answer(
        "delete", target, () => Reply(store.Delete(KeyOf(target), new DeletePreconditions(uid, version), new WriteContext(KubernetesApi.FieldManager))), cancellationToken);

    public Task<ApiReply> DiscoverAsync(string group, string version, CancellationToken cancellationToken) =>
        Task.FromResult<ApiReply>(new ApiReply.Done(new JsonObject
        {
            ["resources"] = new JsonArray([.. ResourceKinds.All
                .Where(kind => kind.Group == group && kind.Version == version)
                .Select(kind => (JsonNode)new JsonObject { ["name"] = kind.Plural, ["kind"] = kind.Kind, ["namespaced"] = kind.Namespaced })]),
        }));

    public Task<ApiReply> ReviewAccessAsync(string verb, ResourcePath resource, string ns, CancellationToken cancellationToken) =>
        Task.FromResult<ApiReply>(new ApiReply.Done(new JsonObject { ["status"] = new JsonObject { ["allowed"] = Denied?.Invoke(verb, resource) != true } }));

    public Task WaitForChangeAsync(ObjectRef target, string resourceVersion, TimeSpan longest, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    private static ObjectKey KeyOf(ObjectRef target) => new(
        ResourceKinds.Find(target.Resource.Group, target.Resource.Version, target.Resource.Plural)!, target.Namespace, target.Name);

    private static ApiReply Reply(ApiResult result) => result switch
    {
        { Object: { } value } => new ApiReply.Done(value) { Warnings = result.Pruned },
        { Failure.Code: 404 } => new ApiReply.NotFound(result.Failure.Message),
        { Failure.Code: 409 or 422 } => new ApiReply.Conflict(result.Failure.Message),
        _ => new ApiReply.Refused(result.Failure!.Code, result.Failure.Message),
    };

    private Task<ApiReply> Answer(string verb, ObjectRef target, Func<ApiReply> call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Before?.Invoke(verb, target);
        ApiReply reply = call();
        return Task.FromResult(Fault?.Invoke(verb, target) ?? reply);
    }
}

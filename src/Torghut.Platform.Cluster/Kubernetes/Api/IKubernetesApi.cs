using System.Text.Json.Nodes;

namespace Torghut.Platform.Cluster.Kubernetes.Api;

/// <summary>
/// The calls of the Kubernetes API that a run makes. Objects stay JSON, so that fields which this program does not know are
/// kept. Every call ends within the limit of the implementation.
/// </summary>
public interface IKubernetesApi
{
    /// <summary>Reads an object.</summary>
    Task<ApiReply> GetAsync(ObjectRef target, CancellationToken cancellationToken);

    /// <summary>Reads the objects of a kind in a namespace, as a list object with <c>items</c>.</summary>
    Task<ApiReply> ListAsync(ResourcePath resource, string ns, CancellationToken cancellationToken);

    /// <summary>Applies a JSON patch, all of it or nothing.</summary>
    Task<ApiReply> PatchAsync(ObjectRef target, JsonArray operations, CancellationToken cancellationToken);

    /// <summary>Makes an object.</summary>
    Task<ApiReply> CreateAsync(ObjectRef target, JsonObject value, CancellationToken cancellationToken);

    /// <summary>Reads the objects of a kind that have a label, as a list object with <c>items</c>.</summary>
    /// <param name="resource">Kind.</param>
    /// <param name="ns">Namespace.</param>
    /// <param name="label">For example <c>app.kubernetes.io/managed-by=torghut-sim</c>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    Task<ApiReply> ListLabelledAsync(ResourcePath resource, string ns, string label, CancellationToken cancellationToken);

    /// <summary>Deletes the object of a uid.</summary>
    /// <param name="target">The object.</param>
    /// <param name="uid">Its uid; another object of the same name is a conflict.</param>
    /// <param name="version">Its resource version, where an object that changed meanwhile shall stay; null for any.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    Task<ApiReply> DeleteAsync(ObjectRef target, string uid, string? version, CancellationToken cancellationToken);

    /// <summary>Asks what kinds of objects an API group has.</summary>
    /// <param name="group">API group; empty for the core group.</param>
    /// <param name="version">Its version.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The server's list, with <c>resources</c> of <c>kind</c>, <c>name</c> (the plural) and <c>namespaced</c>.</returns>
    Task<ApiReply> DiscoverAsync(string group, string version, CancellationToken cancellationToken);

    /// <summary>Whether the run may do something.</summary>
    /// <param name="verb">For example <c>patch</c>.</param>
    /// <param name="resource">Kind.</param>
    /// <param name="ns">Namespace.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The server's review, with <c>status.allowed</c>.</returns>
    Task<ApiReply> ReviewAccessAsync(string verb, ResourcePath resource, string ns, CancellationToken cancellationToken);

    /// <summary>Ends when an object was changed, or when a watch of at most the given length ended: a reason to read, not news.</summary>
    Task WaitForChangeAsync(ObjectRef target, string resourceVersion, TimeSpan longest, CancellationToken cancellationToken);
}

using Torghut.Platform.Cluster.Kubernetes.Api;

namespace Torghut.Platform.Cluster.Kubernetes.Things;

/// <summary>How one kind of thing is found in a Kubernetes object, read, and changed by a JSON patch with tests.</summary>
internal interface IThingKind
{
    /// <summary>Name of the kind in obligations.</summary>
    string Kind { get; }

    /// <summary>The object that a target is in; null when the target is not one of this kind.</summary>
    ObjectRef? ObjectOf(string target);

    /// <summary>Looks at the thing in its object.</summary>
    /// <param name="target">Target of the obligation.</param>
    /// <param name="holder">The object.</param>
    ThingView Look(string target, System.Text.Json.Nodes.JsonObject holder);

    /// <summary>Whether the object is marked as held; not where marks would be taken off, or would make its controller work.</summary>
    bool IsMarked => true;

    /// <summary>Gets what it takes to write a value.</summary>
    /// <param name="desired">The value, canonical; null for nothing.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What is missing; null when nothing is.</returns>
    Task<string?> PrepareAsync(string? desired, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    /// <summary>The operations that put a value in place of the one that was seen, tests first.</summary>
    /// <param name="target">Target of the obligation.</param>
    /// <param name="holder">The object as it was read.</param>
    /// <param name="desired">Value to put there, canonical; null for nothing.</param>
    System.Text.Json.Nodes.JsonArray Change(string target, System.Text.Json.Nodes.JsonObject holder, string? desired);
}

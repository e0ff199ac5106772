using System.Globalization;
using System.Text.Json.Nodes;
using Torghut.Kubernetes.Rig.Patching;
using Torghut.Kubernetes.Rig.Resources;

namespace Torghut.Kubernetes.Rig.Storage;

/// <summary>
/// The objects of a cluster with the semantics of the API server: one counter of versions, generations, preconditions,
/// no-op writes without an event, finalizers, field ownership, watches with a bounded history. Thread-safe.
/// </summary>
public sealed class ClusterStore
{
    private const int HistoryLimit = 10_000;

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly SortedDictionary<string, (ObjectKey Key, JsonObject Object)> _objects = new(StringComparer.Ordinal);
    private readonly List<StoreEvent> _history = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _version = 100;
    private long _uids;
    private long _compacted = 100;

    /// <summary>Makes an empty store.</summary>
    /// <param name="time">Clock of creation and ownership times.</param>
    public ClusterStore(TimeProvider time) => _time = time;

    /// <summary>Raised inside the write, in the order of writes: subscribers note it and return.</summary>
    public event Action<StoreEvent>? Written;

    /// <summary>
    /// Fields that the kinds' definitions do not know, as dotted paths by kind: they are dropped from every write, as by a
    /// CustomResourceDefinition of an older Argo CD.
    /// </summary>
    public IDictionary<ResourceKind, IReadOnlyList<string>> PrunedFields { get; } = new Dictionary<ResourceKind, IReadOnlyList<string>>();

    /// <summary>The last version.</summary>
    public long Version
    {
        get
        {
            lock (_gate)
            {
                return _version;
            }
        }
    }

    /// <summary>An object.</summary>
    public ApiResult Get(ObjectKey key)
    {
        lock (_gate)
        {
            return _objects.TryGetValue(IdOf(key), out (ObjectKey Key, JsonObject Object) found)
                ? ApiResult.Of((JsonObject)found.Object.DeepClone())
                : ApiResult.Refused(ApiFailure.NotFound(key));
        }
    }

    /// <summary>The objects of a kind, by namespace and name, and the version of the list.</summary>
    /// <param name="kind">Kind.</param>
    /// <param name="ns">Namespace; null for all.</param>
    public (IReadOnlyList<JsonObject> Items, long Version) List(ResourceKind kind, string? ns)
    {
        lock (_gate)
        {
            var items = new List<JsonObject>();
            foreach ((ObjectKey key, JsonObject value) in _objects.Values)
            {
                if (key.Kind == kind && (ns is null || key.Namespace == ns))
                {
                    items.Add((JsonObject)value.DeepClone());
                }
            }

            return (items, _version);
        }
    }

    /// <summary>Makes an object.</summary>
    public ApiResult Create(ObjectKey key, JsonObject value, WriteContext context)
    {
        ArgumentNullException.ThrowIfNull(value);
        lock (_gate)
        {
            if (_objects.ContainsKey(IdOf(key)))
            {
                return ApiResult.Refused(ApiFailure.AlreadyExists(key));
            }

            var made = (JsonObject)value.DeepClone();
            made["apiVersion"] = key.Kind.ApiVersion;
            made["kind"] = key.Kind.Kind;
            JsonObject metadata = MetadataOf(made);
            metadata["name"] = key.Name;
            if (key.Namespace.Length > 0)
            {
                metadata["namespace"] = key.Namespace;
            }

            metadata["uid"] = $"00000000-0000-4000-8000-{++_uids:x12}";
            metadata["creationTimestamp"] = Now();
            metadata.Remove("resourceVersion");
            metadata.Remove("managedFields");
            if (key.Kind.HasStatusSubresource)
            {
                made.Remove("status");
            }

            if (key.Kind.HasGeneration)
            {
                metadata["generation"] = 1L;
            }

            List<string> pruned = Prune(key.Kind, made);
            FieldOwnership.Update(null, made, context.Manager, context.Force ? "Apply" : "Update", Now());
            return ApiResult.Of(Commit(key, made, "ADDED")) with { Created = true, Pruned = pruned };
        }
    }

    /// <summary>Replaces an object, or its status.</summary>
    public ApiResult Replace(ObjectKey key, JsonObject value, WriteContext context)
    {
        ArgumentNullException.ThrowIfNull(value);
        lock (_gate)
        {
            if (!_objects.TryGetValue(IdOf(key), out (ObjectKey Key, JsonObject Object) found))
            {
                return ApiResult.Refused(ApiFailure.NotFound(key));
            }

            string? version = (string?)value["metadata"]?["resourceVersion"];
            if (version is null && key.Kind.IsCustom)
            {
                return ApiResult.Refused(ApiFailure.Invalid(
                    key, "metadata.resourceVersion", "Invalid value: 0x0: must be specified for an update"));
            }

            return Update(key, found.Object, (JsonObject)value.DeepClone(), context);
        }
    }

    /// <summary>Patches an object, or its status.</summary>
    public ApiResult Patch(ObjectKey key, PatchKind kind, JsonNode? patch, WriteContext context)
    {
        lock (_gate)
        {
            bool exists = _objects.TryGetValue(IdOf(key), out (ObjectKey Key, JsonObject Object) found);
            if (kind == PatchKind.Strategic && key.Kind.IsCustom)
            {
                return ApiResult.Refused(ApiFailure.UnsupportedMediaType(
                    "application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml"));
            }

            if (!exists)
            {
                return kind == PatchKind.Apply && patch is JsonObject configuration
                    ? Create(key, configuration, context with { Force = true })
                    : ApiResult.Refused(ApiFailure.NotFound(key));
            }

            if (kind == PatchKind.Apply && patch is JsonObject applied && !context.Force)
            {
                IReadOnlyList<string> conflicts = FieldOwnership.ConflictsOf(found.Object, applied, context.Manager);
                if (conflicts.Count > 0)
                {
                    return ApiResult.Refused(new ApiFailure(
                        409, "Conflict", $"Apply failed with {conflicts.Count} conflict: {string.Join("; ", conflicts)}"));
                }
            }

            PatchResult result = kind == PatchKind.Json ? JsonPatch.Apply(found.Object, patch) : MergePatch.Apply(found.Object, patch);
            return result switch
            {
                { Object: { } patched } => Update(key, found.Object, patched, context),
                { Problem: { } problem } => ApiResult.Refused(ApiFailure.BadRequest(problem)),
                _ => ApiResult.Refused(ApiFailure.PatchFailed()),
            };
        }
    }

    /// <summary>Deletes an object; one with finalizers stays, marked, until they are gone.</summary>
    public ApiResult Delete(ObjectKey key, DeletePreconditions preconditions, WriteContext context)
    {
        lock (_gate)
        {
            if (!_objects.TryGetValue(IdOf(key), out (ObjectKey Key, JsonObject Object) found))
            {
                return ApiResult.Refused(ApiFailure.NotFound(key));
            }

            JsonNode metadata = found.Object["metadata"]!;
            if ((preconditions.Uid is { } uid && uid != (string?)metadata["uid"])
                || (preconditions.ResourceVersion is { } version && version != (string?)metadata["resourceVersion"]))
            {
                return ApiResult.Refused(ApiFailure.Conflict(key));
            }

            if (metadata["finalizers"] is JsonArray { Count: > 0 })
            {
                var marked = (JsonObject)found.Object.DeepClone();
                marked["metadata"]!["deletionTimestamp"] ??= Now();
                return Update(key, found.Object, marked, context);
            }

            return ApiResult.Of((JsonObject)Remove(key, found.Object).DeepClone());
        }
    }

    /// <summary>The changes after a version.</summary>
    /// <returns>Null when that version is too old to know.</returns>
    public IReadOnlyList<StoreEvent>? ChangesSince(long version)
    {
        lock (_gate)
        {
            if (version < _compacted)
            {
                return null;
            }

            int first = _history.FindIndex(e => e.Version > version);
            return first < 0 ? [] : _history.GetRange(first, _history.Count - first);
        }
    }

    /// <summary>Ends when something is written after this call.</summary>
    public Task NextChange()
    {
        lock (_gate)
        {
            return _changed.Task;
        }
    }

    /// <summary>Forgets the history, so that every watch from before is told 410.</summary>
    public void Compact()
    {
        lock (_gate)
        {
            _history.Clear();
            _compacted = _version;
        }
    }

    private static string IdOf(ObjectKey key) => $"{key.Kind.Group}/{key.Kind.Plural}/{key.Namespace}/{key.Name}";

    private static JsonObject MetadataOf(JsonObject value)
    {
        if (value["metadata"] is not JsonObject metadata)
        {
            metadata = [];
            value["metadata"] = metadata;
        }

        return metadata;
    }

    private ApiResult Update(ObjectKey key, JsonObject before, JsonObject after, WriteContext context)
    {
        JsonNode earlier = before["metadata"]!;
        JsonObject metadata = MetadataOf(after);
        string? version = (string?)metadata["resourceVersion"];
        if (version is not null && version != (string?)earlier["resourceVersion"])
        {
            return ApiResult.Refused(ApiFailure.Conflict(key));
        }

        if (metadata["uid"] is { } uid && (string?)uid != (string?)earlier["uid"])
        {
            return ApiResult.Refused(ApiFailure.Conflict(key));
        }

        if (key.Kind.HasStatusSubresource)
        {
            ObjectFields.KeepOtherHalf(before, after, context.Status);
            metadata = MetadataOf(after);
        }

        foreach (string field in (ReadOnlySpan<string>)["name", "namespace", "uid", "creationTimestamp", "resourceVersion", "generation", "managedFields"])
        {
            metadata.Remove(field);
            if (earlier[field] is { } kept)
            {
                metadata[field] = kept.DeepClone();
            }
        }

        after["apiVersion"] = key.Kind.ApiVersion;
        after["kind"] = key.Kind.Kind;
        List<string> pruned = Prune(key.Kind, after);
        if (JsonNode.DeepEquals(before, after))
        {
            return ApiResult.Of((JsonObject)before.DeepClone()) with { Pruned = pruned };
        }

        if (key.Kind.HasGeneration && ObjectFields.MovesGeneration(key.Kind, before, after))
        {
            metadata["generation"] = (long)earlier["generation"]! + 1;
        }

        FieldOwnership.Update(before, after, context.Manager, context.Force ? "Apply" : "Update", Now());
        bool gone = metadata["deletionTimestamp"] is not null && metadata["finalizers"] is not JsonArray { Count: > 0 };
        return ApiResult.Of((JsonObject)(gone ? Remove(key, after) : Commit(key, after, "MODIFIED")).DeepClone()) with { Pruned = pruned };
    }

    private List<string> Prune(ResourceKind kind, JsonObject value)
    {
        var pruned = new List<string>();
        if (!PrunedFields.TryGetValue(kind, out IReadOnlyList<string>? paths))
        {
            return pruned;
        }

        foreach (string path in paths)
        {
            string[] parts = path.Split('.');
            JsonNode? node = value;
            for (int i = 0; i < parts.Length - 1 && node is not null; i++)
            {
                node = node is JsonObject map ? map[parts[i]] : null;
            }

            if (node is JsonObject parent && parent.Remove(parts[^1]))
            {
                pruned.Add(path);
            }
        }

        return pruned;
    }

    private JsonObject Commit(ObjectKey key, JsonObject value, string type)
    {
        JsonObject metadata = MetadataOf(value);
        metadata["resourceVersion"] = (++_version).ToString(CultureInfo.InvariantCulture);
        value["apiVersion"] = key.Kind.ApiVersion;
        value["kind"] = key.Kind.Kind;
        _objects[IdOf(key)] = (key, value);
        Tell(new StoreEvent(_version, type, key, value));
        return (JsonObject)value.DeepClone();
    }

    private JsonObject Remove(ObjectKey key, JsonObject last)
    {
        var removed = (JsonObject)last.DeepClone();
        removed["metadata"]!["resourceVersion"] = (++_version).ToString(CultureInfo.InvariantCulture);
        _objects.Remove(IdOf(key));
        Tell(new StoreEvent(_version, "DELETED", key, removed));
        return removed;
    }

    private void Tell(StoreEvent change)
    {
        _history.Add(change);
        if (_history.Count > HistoryLimit)
        {
            _compacted = _history[0].Version;
            _history.RemoveAt(0);
        }

        Written?.Invoke(change);
        TaskCompletionSource changed = _changed;
        _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        changed.TrySetResult();
    }

    private string Now() => _time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

using System.Text.Json.Nodes;
using Torghut.Kubernetes.Rig.Resources;
using Torghut.Kubernetes.Rig.Storage;
using Torghut.Kubernetes.Rig.Worlds;
using Torghut.Lifecycle.Tests.Processes;

namespace Torghut.Lifecycle.Tests.Clusters;

/// <summary>
/// Keeps, from the writes alone, what runs changed in objects and did not put back: field by field, what was there before.
/// What others write meanwhile is theirs. Elements of lists are known by their names.
/// </summary>
internal sealed class OwedLedger
{
    private static readonly HashSet<ObjectKey> Kept =
        [ProductWorld.SetKey, ProductWorld.RootKey, ProductWorld.ConfigMapKey, ProductWorld.FlinkKey, ProductWorld.ServiceKey];

    private readonly Dictionary<ObjectKey, SortedDictionary<string, string>> _fields = [];
    private readonly Dictionary<ObjectKey, SortedDictionary<string, (string? Value, string RunId)>> _owed = [];

    public OwedLedger(ClusterStore store)
    {
        foreach (ObjectKey key in Kept)
        {
            _fields[key] = store.Get(key).Object is { } present ? FieldsOf(present) : [];
            _owed[key] = [];
        }
    }

    /// <summary>Objects that others changed.</summary>
    public HashSet<ObjectKey> TouchedByOthers { get; } = [];

    /// <summary>Objects of which a run owes something, as <c>namespace/name</c>.</summary>
    public IEnumerable<string> OwedBy(string runId) =>
        _owed.Where(owed => owed.Value.Values.Any(part => part.RunId == runId)).Select(owed => NameOf(owed.Key));

    /// <summary>What is owed, for people.</summary>
    public IEnumerable<string> All => _owed.SelectMany(owed => owed.Value.Select(
        part => $"{NameOf(owed.Key)} {part.Key}: {_fields[owed.Key].GetValueOrDefault(part.Key) ?? "nothing"}, was {part.Value.Value ?? "nothing"} ({part.Value.RunId})"));

    /// <summary>Notes a write.</summary>
    /// <param name="change">The write.</param>
    /// <param name="writer">The process that made it; null for others.</param>
    /// <returns>The fields that it changed.</returns>
    public IReadOnlyList<string> Note(StoreEvent change, SimulatedProcess? writer)
    {
        if (!Kept.Contains(change.Key))
        {
            return [];
        }

        SortedDictionary<string, string> before = _fields[change.Key];
        SortedDictionary<string, string> after = change.Type == "DELETED" ? [] : FieldsOf(change.Object);
        _fields[change.Key] = after;
        List<string> changed = [.. before.Keys.Union(after.Keys).Where(field => before.GetValueOrDefault(field) != after.GetValueOrDefault(field))];
        if (writer is null && changed.Count > 0)
        {
            TouchedByOthers.Add(change.Key);
        }

        SortedDictionary<string, (string? Value, string RunId)> owed = _owed[change.Key];
        foreach (string field in changed)
        {
            if (writer is null)
            {
                owed.Remove(field);
            }
            else if (!owed.TryGetValue(field, out (string? Value, string RunId) earlier))
            {
                owed[field] = (before.GetValueOrDefault(field), writer.RunId);
            }
            else if (earlier.Value == after.GetValueOrDefault(field))
            {
                owed.Remove(field);
            }
        }

        return changed;
    }

    private static string NameOf(ObjectKey key) => $"{key.Namespace}/{key.Name}";

    private static SortedDictionary<string, string> FieldsOf(JsonObject value)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Walk(value["spec"] ?? value["data"], string.Empty, fields);
        return fields;
    }

    private static void Walk(JsonNode? node, string path, SortedDictionary<string, string> fields)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } map:
                foreach ((string key, JsonNode? child) in map)
                {
                    Walk(child, $"{path}/{key}", fields);
                }

                break;
            case JsonArray { Count: > 0 } list:
                for (int i = 0; i < list.Count; i++)
                {
                    string name = list[i] is JsonObject item && (string?)item["name"] is { } known ? known : $"{i}";
                    Walk(list[i], $"{path}/{name}", fields);
                }

                break;
            default:
                fields[path] = node?.ToJsonString() ?? "null";
                break;
        }
    }
}

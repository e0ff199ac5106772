using System.Text.Json.Nodes;
using Torghut.Kubernetes.Rig.Resources;

namespace Torghut.Kubernetes.Rig.Git;

/// <summary>What Git says should be there, by folder. Not thread-safe: commit before the controllers run, or on their clock.</summary>
public sealed class GitRepository
{
    private readonly Dictionary<string, SortedDictionary<string, (ObjectKey Key, JsonObject Manifest)>> _folders = new(StringComparer.Ordinal);

    /// <summary>Number of commits so far, as a revision.</summary>
    public int Revision { get; private set; }

    /// <summary>Commits one manifest to a folder; null removes it.</summary>
    public void Commit(string folder, ObjectKey key, JsonObject? manifest)
    {
        if (!_folders.TryGetValue(folder, out SortedDictionary<string, (ObjectKey Key, JsonObject Manifest)>? files))
        {
            files = new SortedDictionary<string, (ObjectKey Key, JsonObject Manifest)>(StringComparer.Ordinal);
            _folders.Add(folder, files);
        }

        Revision++;
        if (manifest is null)
        {
            files.Remove(key.ToString());
            return;
        }

        files[key.ToString()] = (key, (JsonObject)manifest.DeepClone());
    }

    /// <summary>The manifests of a folder, in order.</summary>
    public IReadOnlyList<(ObjectKey Key, JsonObject Manifest)> At(string folder) =>
        _folders.TryGetValue(folder, out SortedDictionary<string, (ObjectKey Key, JsonObject Manifest)>? files) ? [.. files.Values] : [];
}

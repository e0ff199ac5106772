using System.Text;
using System.Text.Json.Nodes;
using Torghut.Platform.Cluster.Kubernetes.Api;
using Torghut.Platform.Cluster.Kubernetes.Things;
using Torghut.Platform.Cluster.Kubernetes.Workloads;
using Torghut.Simulation.ControlPlane;

namespace Torghut.Platform.Cluster.Kubernetes.Surface;

/// <summary>A run's Secret: the texts that its journal names by their hash. It goes with the journal.</summary>
internal sealed class RunSecret
{
    private readonly IKubernetesApi _api;
    private readonly ObjectRef _place;
    private readonly SealedValues _values;
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    /// <summary>The Secret of a run.</summary>
    /// <param name="api">The API.</param>
    /// <param name="place">Its place.</param>
    /// <param name="values">The texts.</param>
    public RunSecret(IKubernetesApi api, ObjectRef place, SealedValues values)
    {
        _api = api;
        _place = place;
        _values = values;
    }

    /// <summary>Reads the Secret, so that what an earlier process sealed can be opened.</summary>
    /// <returns>Why it cannot be read; null when it was, or is not there.</returns>
    public async Task<string?> LoadAsync(CancellationToken cancellationToken)
    {
        ApiReply reply = await _api.GetAsync(_place, cancellationToken).ConfigureAwait(false);
        if (reply is ApiReply.Done { Object: { } secret })
        {
            _values.Learn(secret);
        }

        return reply is ApiReply.Done or ApiReply.NotFound ? null : $"{_place} cannot be read: {ReplyText.Of(reply)}";
    }

    /// <summary>Writes the texts that it does not hold yet.</summary>
    /// <returns>What kept them from being written; null when they are.</returns>
    public async Task<JournalCopyResult?> WriteAsync(CancellationToken cancellationToken)
    {
        List<KeyValuePair<string, string>> missing = [.. _values.Texts.Where(text => !_written.Contains(text.Key))];
        if (missing.Count == 0)
        {
            return null;
        }

        ApiReply reply = await _api.CreateAsync(_place, Made(missing), cancellationToken).ConfigureAwait(false);
        if (reply is ApiReply.Conflict)
        {
            var operations = new JsonArray([.. missing.Select(text => JsonOperations.Add("/data/" + text.Key, Encode(text.Value)))]);
            reply = await _api.PatchAsync(_place, operations, cancellationToken).ConfigureAwait(false);
        }

        if (reply is not ApiReply.Done)
        {
            return reply is ApiReply.Refused
                ? new JournalCopyResult.Refused($"{_place}: {ReplyText.Of(reply)}")
                : new JournalCopyResult.Indeterminate($"{_place}: {ReplyText.Of(reply)}");
        }

        _written.UnionWith(missing.Select(text => text.Key));
        return null;
    }

    /// <summary>Removes it.</summary>
    public async Task<JournalCopyResult> RemoveAsync(CancellationToken cancellationToken)
    {
        ApiReply reply = await _api.GetAsync(_place, cancellationToken).ConfigureAwait(false);
        if (reply is ApiReply.Done { Object: { } present })
        {
            reply = await _api.DeleteAsync(_place, (string)present["metadata"]!["uid"]!, version: null, cancellationToken).ConfigureAwait(false);
        }

        _written.Clear();
        return reply switch
        {
            ApiReply.Done or ApiReply.NotFound => new JournalCopyResult.Written(),
            ApiReply.Refused => new JournalCopyResult.Refused($"{_place}: {ReplyText.Of(reply)}"),
            _ => new JournalCopyResult.Indeterminate($"{_place}: {ReplyText.Of(reply)}"),
        };
    }

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private JsonObject Made(IEnumerable<KeyValuePair<string, string>> texts)
    {
        var data = new JsonObject();
        foreach ((string key, string text) in texts)
        {
            data[key] = Encode(text);
        }

        return new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Secret",
            ["type"] = "Opaque",
            ["metadata"] = new JsonObject
            {
                ["name"] = _place.Name,
                ["namespace"] = _place.Namespace,
                ["labels"] = new JsonObject { [SurfaceNames.LabelKey] = SurfaceNames.LabelValue },
            },
            ["data"] = data,
        };
    }
}

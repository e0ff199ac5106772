using System.Text.Json.Nodes;
using Torghut.Platform.Cluster.Kubernetes.Api;
using Torghut.Platform.Cluster.Kubernetes.Things;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Obligations;

namespace Torghut.Platform.Cluster.Kubernetes.Surface;

/// <summary>
/// The copy of a run's journal in a config map: enough to restore what it changed in Kubernetes without the run's folder.
/// Only the holder that it names may write it, so that a process which was paused for longer than its Lease finds out
/// before its next change. Texts that are secret stand in it by their hash and are in a Secret beside it.
/// </summary>
internal sealed class ClusterJournal : IJournalCopy
{
    private const string HolderPointer = "/data/" + JournalText.HolderKey;

    private readonly IKubernetesApi _api;
    private readonly ObjectRef _place;
    private readonly RunSecret _secret;
    private readonly HolderIdentity _self;
    private readonly HashSet<string> _kinds;
    private string? _uid;

    /// <summary>The copy of a run; nothing is written yet.</summary>
    /// <param name="api">The API.</param>
    /// <param name="ns">Namespace of the simulated workloads.</param>
    /// <param name="self">This process, and the run that it works on.</param>
    /// <param name="secret">Where the secret texts go.</param>
    /// <param name="kinds">Kinds of what a reader of the copy can restore.</param>
    public ClusterJournal(IKubernetesApi api, string ns, HolderIdentity self, RunSecret secret, IEnumerable<string> kinds)
    {
        _api = api;
        _self = self;
        _secret = secret;
        _place = SurfaceNames.JournalOf(ns, self.RunId);
        _kinds = kinds.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>When the run expects to be over, UTC; for people.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>What of Argo CD the run is about, as JSON; null for nothing.</summary>
    public string? Automation { get; init; }

    /// <inheritdoc/>
    public async Task<JournalCopyResult> WriteAsync(IReadOnlyList<OutstandingObligation> outstanding, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(outstanding);
        IReadOnlyList<JournalItem> items = JournalText.ItemsOf(outstanding.Where(
            owed => owed.Obligation.Scope != ObligationScope.Surface && _kinds.Contains(owed.Obligation.Kind)));
        if (items.Count == 0)
        {
            return await RemoveAsync(cancellationToken).ConfigureAwait(false);
        }

        return await _secret.WriteAsync(cancellationToken).ConfigureAwait(false) is { } unwritten
            ? unwritten
            : await WriteAsync(items, cancellationToken).ConfigureAwait(false);
    }

    private async Task<JournalCopyResult> WriteAsync(IReadOnlyList<JournalItem> items, CancellationToken cancellationToken)
    {
        if (_uid is not null)
        {
            return await RewriteAsync(_uid, HolderText.Short(_self), items, cancellationToken).ConfigureAwait(false);
        }

        var text = new JournalText(_self.RunId, HolderText.Short(_self), Until, Automation, items);
        ApiReply made = await _api.CreateAsync(_place, text.ToConfigMap(_place), cancellationToken).ConfigureAwait(false);
        if (made is ApiReply.Done { Object: { } created })
        {
            _uid = (string?)created["metadata"]?["uid"];
            return new JournalCopyResult.Written();
        }

        return made is ApiReply.Conflict ? await AdoptAsync(items, cancellationToken).ConfigureAwait(false) : Result(made);
    }

    /// <summary>An earlier process of the run left one: its Lease is this process's, so that it writes no more.</summary>
    private async Task<JournalCopyResult> AdoptAsync(IReadOnlyList<JournalItem> items, CancellationToken cancellationToken)
    {
        ApiReply reply = await _api.GetAsync(_place, cancellationToken).ConfigureAwait(false);
        if (reply is not ApiReply.Done { Object: { } present })
        {
            return Result(reply);
        }

        if (JournalText.Read(present) is not { } text || text.RunId != _self.RunId)
        {
            return new JournalCopyResult.Refused($"{_place} is not of this run");
        }

        return await RewriteAsync((string)present["metadata"]!["uid"]!, text.Holder, items, cancellationToken).ConfigureAwait(false);
    }

    private async Task<JournalCopyResult> RewriteAsync(string uid, string holder, IReadOnlyList<JournalItem> items, CancellationToken cancellationToken)
    {
        var operations = new JsonArray(
            JsonOperations.Test("/metadata/uid", uid),
            JsonOperations.Test(HolderPointer, holder),
            JsonOperations.Add(HolderPointer, HolderText.Short(_self)),
            JsonOperations.Add("/data/" + JournalText.ObligationsKey, JournalText.ObligationsOf(items)));
        ApiReply reply = await _api.PatchAsync(_place, operations, cancellationToken).ConfigureAwait(false);
        if (reply is ApiReply.Done)
        {
            _uid = uid;
        }

        return reply is ApiReply.Conflict or ApiReply.NotFound
            ? await WhoseAsync(cancellationToken).ConfigureAwait(false)
            : Result(reply);
    }

    private async Task<JournalCopyResult> WhoseAsync(CancellationToken cancellationToken) =>
        await _api.GetAsync(_place, cancellationToken).ConfigureAwait(false) switch
        {
            ApiReply.Done done when JournalText.Read(done.Object) is { } text && text.Holder == HolderText.Short(_self)
                && (string?)done.Object["metadata"]?["uid"] == _uid => new JournalCopyResult.Indeterminate("it changed meanwhile"),
            ApiReply.Done done => new JournalCopyResult.Fenced($"{_place} is kept by {JournalText.Read(done.Object)?.Holder ?? "somebody"}"),
            ApiReply.NotFound => new JournalCopyResult.Fenced($"{_place} is gone: what it named was restored by another"),
            ApiReply reply => Result(reply),
        };

    private async Task<JournalCopyResult> RemoveAsync(CancellationToken cancellationToken)
    {
        ApiReply reply = await _api.GetAsync(_place, cancellationToken).ConfigureAwait(false);
        if (reply is ApiReply.Done { Object: { } present } && JournalText.Read(present)?.RunId == _self.RunId)
        {
            reply = await _api.DeleteAsync(_place, (string)present["metadata"]!["uid"]!, version: null, cancellationToken).ConfigureAwait(false);
        }

        if (reply is not (ApiReply.Done or ApiReply.NotFound))
        {
            return Result(reply);
        }

        _uid = null;
        return await _secret.RemoveAsync(cancellationToken).ConfigureAwait(false);
    }

    private static JournalCopyResult Result(ApiReply reply) => reply switch
    {
        ApiReply.Done => new JournalCopyResult.Written(),
        ApiReply.Refused or ApiReply.NotFound => new JournalCopyResult.Refused(ReplyText.Of(reply)),
        _ => new JournalCopyResult.Indeterminate(ReplyText.Of(reply)),
    };
}

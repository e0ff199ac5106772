using System.Globalization;
using System.Text.Json.Nodes;
using Torghut.Platform.Cluster.Kubernetes.Api;
using Torghut.Platform.Cluster.Kubernetes.Things;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Obligations;

namespace Torghut.Platform.Cluster.Kubernetes.Surface;

/// <summary>
/// A Lease: it tells who is at work on the workloads of a namespace, as long as it is renewed. What its holder may still
/// change when it was paused for longer is kept out by the copy of its journal, which whoever takes over takes first.
/// </summary>
internal sealed class LeaseSurfaceLock : ISurfaceLock
{
    private const string HolderPointer = "/spec/holderIdentity";

    private readonly IKubernetesApi _api;
    private readonly ObjectRef _lease;
    private readonly TimeProvider _time;

    /// <summary>The lock of a namespace.</summary>
    public LeaseSurfaceLock(IKubernetesApi api, string ns, TimeProvider time)
    {
        _api = api;
        _lease = SurfaceNames.LeaseIn(ns);
        _time = time;
    }

    /// <inheritdoc/>
    public string Surface => $"{_lease.Namespace}/{_lease.Name}";

    /// <inheritdoc/>
    public TimeSpan LeaseTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <inheritdoc/>
    public TimeSpan RenewEvery { get; init; } = TimeSpan.FromSeconds(15);

    /// <inheritdoc/>
    public async Task<SurfaceReading> ReadAsync(CancellationToken cancellationToken) =>
        await _api.GetAsync(_lease, cancellationToken).ConfigureAwait(false) switch
        {
            ApiReply.Done done => Reading(done.Object),
            ApiReply.NotFound => new SurfaceReading.Free(Version: null),
            ApiReply.Refused refused => new SurfaceReading.Refused(refused.Message),
            ApiReply other => new SurfaceReading.Indeterminate(ReplyText.Of(other)),
        };

    /// <inheritdoc/>
    public async Task<int?> OwedByAsync(HolderIdentity holder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(holder);
        ObjectRef journal;
        try
        {
            journal = SurfaceNames.JournalOf(_lease.Namespace, holder.RunId);
        }
        catch (SimulationException)
        {
            return null;
        }

        return await _api.GetAsync(journal, cancellationToken).ConfigureAwait(false) switch
        {
            // The copy is written before the first change, and goes when all is back.
            ApiReply.NotFound => 0,
            ApiReply.Done done => JournalText.Read(done.Object)?.Items.Count,
            _ => null,
        };
    }

    /// <inheritdoc/>
    public async Task<MutationResult> AcquireAsync(MutationPermit permit, HolderIdentity holder, string? version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(permit);
        ArgumentNullException.ThrowIfNull(holder);
        permit.Redeem(ISurfaceLock.Kind, Surface);
        if (version is null)
        {
            return Result(await _api.CreateAsync(_lease, Fresh(holder), cancellationToken).ConfigureAwait(false));
        }

        ApiReply reply = await _api.GetAsync(_lease, cancellationToken).ConfigureAwait(false);
        if (reply is not ApiReply.Done { Object: { } lease } || (string?)lease["metadata"]?["resourceVersion"] != version)
        {
            return reply is ApiReply.Done ? new MutationResult.Conflict("it was renewed or taken meanwhile") : Result(reply);
        }

        return Result(await _api.PatchAsync(_lease, TakeOver(lease, version, holder), cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public async Task<MutationResult> RenewAsync(MutationPermit permit, HolderIdentity holder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(permit);
        ArgumentNullException.ThrowIfNull(holder);
        permit.Redeem(ISurfaceLock.Kind, Surface);
        var operations = new JsonArray(
            JsonOperations.Test(HolderPointer, HolderText.Short(holder)), JsonOperations.Add("/spec/renewTime", Now()));
        return Result(await _api.PatchAsync(_lease, operations, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public async Task<MutationResult> ReleaseAsync(MutationPermit permit, string runId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(permit);
        permit.Redeem(ISurfaceLock.Kind, Surface);
        ApiReply reply = await _api.GetAsync(_lease, cancellationToken).ConfigureAwait(false);
        if (reply is not ApiReply.Done { Object: { } lease })
        {
            return reply is ApiReply.NotFound ? new MutationResult.Applied(string.Empty) : Result(reply);
        }

        if (Reading(lease) is not SurfaceReading.Held held || held.Holder.RunId != runId)
        {
            return new MutationResult.Conflict("it is not held by this run");
        }

        // Of its version too: one that another has taken since is the other's.
        ApiReply deleted = await _api
            .DeleteAsync(_lease, (string?)lease["metadata"]!["uid"] ?? string.Empty, held.Version, cancellationToken)
            .ConfigureAwait(false);
        return deleted is ApiReply.NotFound ? new MutationResult.Applied(string.Empty) : Result(deleted);
    }

    private static SurfaceReading Reading(JsonObject lease)
    {
        string version = (string?)lease["metadata"]?["resourceVersion"] ?? string.Empty;
        string? identity = (string?)lease["spec"]?["holderIdentity"];
        if (string.IsNullOrEmpty(identity))
        {
            return new SurfaceReading.Free(version);
        }

        HolderIdentity? holder = HolderText.Parse((string?)lease["metadata"]?["annotations"]?[SurfaceNames.HolderAnnotation]);
        return new SurfaceReading.Held(holder is not null && HolderText.Short(holder) == identity ? holder : HolderText.Stranger(identity), version);
    }

    private static MutationResult Result(ApiReply reply) => reply switch
    {
        ApiReply.Done done => new MutationResult.Applied((string?)done.Object["metadata"]?["resourceVersion"] ?? string.Empty),
        ApiReply.NotFound missing => new MutationResult.NotFound(missing.Message),
        ApiReply.Conflict conflict => new MutationResult.Conflict(conflict.Message),
        ApiReply.Refused refused => new MutationResult.Refused(refused.Message),
        _ => new MutationResult.Indeterminate(ReplyText.Of(reply)),
    };

    private JsonObject Fresh(HolderIdentity holder) => new()
    {
        ["apiVersion"] = "coordination.k8s.io/v1",
        ["kind"] = "Lease",
        ["metadata"] = new JsonObject
        {
            ["name"] = _lease.Name,
            ["namespace"] = _lease.Namespace,
            ["labels"] = new JsonObject { [SurfaceNames.LabelKey] = SurfaceNames.LabelValue },
            ["annotations"] = new JsonObject { [SurfaceNames.HolderAnnotation] = HolderText.Whole(holder) },
        },
        ["spec"] = Spec(holder, transitions: 0),
    };

    private JsonArray TakeOver(JsonObject lease, string version, HolderIdentity holder)
    {
        int transitions = lease["spec"]?["leaseTransitions"] is JsonValue value && value.TryGetValue(out int before) ? before : 0;
        var operations = new JsonArray(JsonOperations.Test("/metadata/resourceVersion", version), JsonOperations.Add("/spec", Spec(holder, transitions + 1)));
        JsonOperations.AddTo(operations, lease, "annotations", SurfaceNames.HolderAnnotation, HolderText.Whole(holder));
        return operations;
    }

    private JsonObject Spec(HolderIdentity holder, int transitions) => new()
    {
        ["holderIdentity"] = HolderText.Short(holder),
        ["leaseDurationSeconds"] = (int)LeaseTime.TotalSeconds,
        ["acquireTime"] = Now(),
        ["renewTime"] = Now(),
        ["leaseTransitions"] = transitions,
    };

    private string Now() => _time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}

using System.Text.Json.Nodes;
using Torghut.Platform.Cluster.Kubernetes.Api;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Obligations;

namespace Torghut.Platform.Cluster.Kubernetes.Things;

/// <summary>
/// The things of Kubernetes that a run changes, each read and changed by compare-and-set on its content: an object's
/// version also moves with every status.
/// </summary>
internal sealed class KubernetesControlPlane : IControlPlane
{
    /// <summary>How often a patch is written anew because a list moved under it.</summary>
    private const int MoveAttempts = 5;

    private readonly IKubernetesApi _api;
    private readonly Dictionary<string, IThingKind> _kinds;

    public KubernetesControlPlane(IKubernetesApi api, IEnumerable<IThingKind> kinds, TimeSpan settleTime)
    {
        _api = api;
        _kinds = kinds.ToDictionary(kind => kind.Kind, StringComparer.Ordinal);
        SettleTime = settleTime;
    }

    /// <inheritdoc/>
    public TimeSpan SettleTime { get; }

    /// <summary>Marks what the run holds; null for no marks.</summary>
    public HoldMarks? Marks { get; init; }

    /// <inheritdoc/>
    public async Task<ThingReading> ReadAsync(ThingId thing, CancellationToken cancellationToken)
    {
        if (Find(thing) is not ({ } kind, { } place))
        {
            return new ThingReading.Refused($"{thing} is no thing of Kubernetes");
        }

        ApiReply reply = await _api.GetAsync(place, cancellationToken).ConfigureAwait(false);
        ThingReading reading = Reading(kind, thing.Target, reply);
        return reading is ThingReading.Found found && kind.IsMarked && Marks is not null && reply is ApiReply.Done done
            ? found with { IsMarked = HoldMarks.RunOf(done.Object) == Marks.RunId }
            : reading;
    }

    /// <inheritdoc/>
    public async Task<MutationResult> MutateAsync(MutationPermit permit, ThingChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(permit);
        ArgumentNullException.ThrowIfNull(change);
        if (Find(change.Thing) is not ({ } kind, { } place))
        {
            return new MutationResult.Refused($"{change.Thing} is no thing of Kubernetes");
        }

        permit.Redeem(change.Thing.Kind, change.Thing.Target);
        if (await kind.PrepareAsync(change.Desired, cancellationToken).ConfigureAwait(false) is { } missing)
        {
            return new MutationResult.Indeterminate(missing);
        }

        string refusal = "the list moved at every attempt";
        for (int attempt = 0; attempt < MoveAttempts; attempt++)
        {
            ApiReply read = await _api.GetAsync(place, cancellationToken).ConfigureAwait(false);
            if (Mismatch(kind, change, read) is { } mismatch)
            {
                return mismatch;
            }

            ApiReply reply = kind is IObjectKind whole
                ? await ReplaceAsync(whole, place, change, (read as ApiReply.Done)?.Object, cancellationToken).ConfigureAwait(false)
                : await _api.PatchAsync(place, Operations(kind, change, permit, ((ApiReply.Done)read).Object), cancellationToken).ConfigureAwait(false);
            if (reply is not ApiReply.Conflict conflict)
            {
                return Result(kind, change, reply);
            }

            // The answer does not say which test failed: the next reading tells whether the value is another's or only moved.
            refusal = conflict.Message;
        }

        return new MutationResult.Conflict(refusal);
    }

    /// <summary>Makes or removes an object; the comparison before says that one of both is due.</summary>
    private async Task<ApiReply> ReplaceAsync(
        IObjectKind kind, ObjectRef place, ThingChange change, JsonObject? present, CancellationToken cancellationToken) => (present, change.Desired) switch
        {
            (null, { } desired) => await _api.CreateAsync(place, kind.Make(change.Thing.Target, desired), cancellationToken).ConfigureAwait(false),
            ({ } held, null) => await _api
                .DeleteAsync(place, (string?)held["metadata"]?["uid"] ?? string.Empty, version: null, cancellationToken).ConfigureAwait(false),
            _ => new ApiReply.Refused(0, "an object of this kind is made and removed, never changed"),
        };

    private JsonArray Operations(IThingKind kind, ThingChange change, MutationPermit permit, JsonObject holder)
    {
        JsonArray operations = kind.Change(change.Thing.Target, holder, change.Desired);
        operations.Insert(0, JsonOperations.Test("/metadata/uid", holder["metadata"]?["uid"]?.DeepClone()));
        if (kind.IsMarked)
        {
            Marks?.AddTo(operations, holder, permit.Obligation, permit.Purpose);
        }

        return operations;
    }

    private static MutationResult? Mismatch(IThingKind kind, ThingChange change, ApiReply read) => Reading(kind, change.Thing.Target, read) switch
    {
        ThingReading.Found found when change.Identity is not null && found.Identity != change.Identity =>
            new MutationResult.Conflict($"it is another object of the same name: uid {found.Identity}, expected {change.Identity}"),
        ThingReading.Found found when found.Value != change.Expected =>
            new MutationResult.Conflict($"found {found.Value ?? "nothing"}, written last by {found.LastWriter ?? "nobody known"}"),
        ThingReading.Found => null,
        ThingReading.Missing missing => new MutationResult.NotFound(missing.Reason),
        ThingReading.Refused refused => new MutationResult.Refused(refused.Reason),
        ThingReading.Indeterminate unknown => new MutationResult.Indeterminate(unknown.Reason),
        _ => new MutationResult.Indeterminate("no reading"),
    };

    private static MutationResult Result(IThingKind kind, ThingChange change, ApiReply reply)
    {
        switch (reply)
        {
            case ApiReply.Done when kind is IObjectKind && change.Desired is null:
                return new MutationResult.Applied(string.Empty);
            case ApiReply.NotFound when kind is IObjectKind && change.Desired is null:
                return new MutationResult.Applied(string.Empty);
            case ApiReply.Done done:
                string? present = (kind.Look(change.Thing.Target, done.Object) as ThingView.Seen)?.Value;
                string warnings = string.Join("; ", done.Warnings);
                return present == change.Desired
                    ? new MutationResult.Applied((string?)done.Object["metadata"]?["resourceVersion"] ?? string.Empty)
                    : present == change.Expected
                        ? new MutationResult.Refused($"the server took the patch and kept the value: {warnings}")
                        : new MutationResult.Indeterminate($"the server took the patch and made {present ?? "nothing"} of it: {warnings}");
            case ApiReply.NotFound missing:
                return new MutationResult.NotFound(missing.Message);
            case ApiReply.Refused refused:
                return new MutationResult.Refused(refused.Message);
            case ApiReply.Busy busy:
                return new MutationResult.Indeterminate(busy.Message);
            case ApiReply.NoAnswer none:
                return new MutationResult.Indeterminate(none.Reason);
            default:
                return new MutationResult.Indeterminate("no answer");
        }
    }

    private static ThingReading Reading(IThingKind kind, string target, ApiReply reply)
    {
        switch (reply)
        {
            case ApiReply.Done done:
                return kind.Look(target, done.Object) switch
                {
                    ThingView.Seen seen => new ThingReading.Found(seen.Value, string.Empty)
                    {
                        Identity = (string?)done.Object["metadata"]?["uid"],
                        LastWriter = LastWriter.Of(done.Object, seen.Field),
                        Pending = seen.Pending,
                        Broken = seen.Broken,
                    },
                    ThingView.Missing missing => new ThingReading.Missing(missing.Reason),
                    _ => new ThingReading.Indeterminate("no view"),
                };
            case ApiReply.NotFound when kind is IObjectKind:
                return new ThingReading.Found(Value: null, string.Empty);
            case ApiReply.NotFound missing:
                return new ThingReading.Missing(missing.Message);
            case ApiReply.Refused refused:
                return new ThingReading.Refused(refused.Message);
            case ApiReply.Conflict conflict:
                return new ThingReading.Indeterminate(conflict.Message);
            case ApiReply.Busy busy:
                return new ThingReading.Indeterminate(busy.Message);
            case ApiReply.NoAnswer none:
                return new ThingReading.Indeterminate(none.Reason);
            default:
                return new ThingReading.Indeterminate("no answer");
        }
    }

    private (IThingKind? Kind, ObjectRef? Place) Find(ThingId thing) =>
        _kinds.TryGetValue(thing.Kind, out IThingKind? kind) ? (kind, kind.ObjectOf(thing.Target)) : (null, null);
}

using System.Globalization;
using System.Text.Json.Nodes;
using Torghut.Platform.Cluster.Kubernetes.Things;
using Torghut.Simulation.ControlPlane;

namespace Torghut.Platform.Cluster.Kubernetes.ArgoCd;

/// <summary>
/// Changes a value that Git defines, and looks whether Argo CD sees it and leaves it alone. Argo CD decides on a sync before
/// it writes what it compared: a status that shows the change, and no operation beside it, says that it has declined.
/// </summary>
internal sealed class CanaryProof
{
    private readonly ArgoWatch _watch;
    private readonly ArgoTimeouts _timeouts;
    private readonly RefreshBarrier _barrier;
    private readonly ProofNotes _notes;

    public CanaryProof(ArgoWatch watch, ArgoTimeouts timeouts, RefreshBarrier barrier, ProofNotes notes)
    {
        _watch = watch;
        _timeouts = timeouts;
        _barrier = barrier;
        _notes = notes;
    }

    /// <summary>Proves it. What is changed is put back, unless it failed: then it stays owed, and the way back puts it back.</summary>
    public async Task<CanaryOutcome> ProveAsync(Canary canary, IPledgedMutations mutations, CancellationToken cancellationToken)
    {
        JsonObject? baseline = await _watch.ApplicationAsync(canary.Application, cancellationToken).ConfigureAwait(false);
        if (baseline is null)
        {
            return Failed($"Application {canary.Application} cannot be read");
        }

        await OutwaitBackoffAsync(baseline, cancellationToken).ConfigureAwait(false);
        await mutations.PerformAsync(canary.Obligation, cancellationToken).ConfigureAwait(false);
        JsonObject? changed = await _watch.ReadAsync(canary.Place.Object, cancellationToken).ConfigureAwait(false);
        if (changed is null)
        {
            return Failed($"{canary.Place.Object} cannot be read");
        }

        _notes.Add("canary", changed, $"{canary.Place.Pointer} of {canary.Place.Object} was {canary.Obligation.Captured}, is {canary.Obligation.Intended}");
        CanaryOutcome seen = await UntilComparedAsync(canary, baseline, mutations, cancellationToken).ConfigureAwait(false);
        if (seen is CanaryOutcome.LeftAlone)
        {
            Task<string?> ProblemAsync(CancellationToken token) => LostAsync(canary, changed, Operations.LastStart(baseline), token);
            if (await _watch.StaysAsync(ProblemAsync, _timeouts.CanaryHold, cancellationToken).ConfigureAwait(false) is { } lost)
            {
                return Failed(lost);
            }

            _notes.Add("canary", changed, string.Create(CultureInfo.InvariantCulture, $"unchanged for {_timeouts.CanaryHold.TotalSeconds:0} s, and put back"));
        }

        if (seen is not CanaryOutcome.Failed)
        {
            await mutations.RestoreAsync(canary.Obligation, cancellationToken).ConfigureAwait(false);
        }

        return seen;
    }

    /// <summary>An Application that has healed often waits before it heals again: that nothing happens meanwhile proves nothing.</summary>
    private async Task OutwaitBackoffAsync(JsonObject application, CancellationToken cancellationToken)
    {
        TimeSpan putOff = SelfHealing.PutOff(application, _watch.Now);
        if (putOff <= TimeSpan.Zero)
        {
            return;
        }

        // Its controller's clock may be behind this machine's.
        putOff += _timeouts.Settle;
        _notes.Add("canary", application, string.Create(
            CultureInfo.InvariantCulture, $"healed {SelfHealing.HealsOf(application)} times in a row: waits {putOff.TotalSeconds:0} s until it would heal at once"));
        await _watch.PauseAsync(putOff, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Has the Application refreshed until it shows the change: its view of live objects may lag behind.</summary>
    private async Task<CanaryOutcome> UntilComparedAsync(Canary canary, JsonObject baseline, IPledgedMutations mutations, CancellationToken cancellationToken)
    {
        long start = _watch.Mark();
        while (true)
        {
            // Times of a status are whole seconds: the next one must be seen to be later.
            JsonObject? before = await _watch.ApplicationAsync(canary.Application, cancellationToken).ConfigureAwait(false);
            await _watch.PauseAsync(TimeSpan.FromSeconds(2), cancellationToken).ConfigureAwait(false);
            (string? stuck, JsonObject? refreshed) = await _barrier.PassAsync(canary.Application, mutations, cancellationToken).ConfigureAwait(false);
            if (refreshed is null || before is null)
            {
                return Failed(stuck ?? $"Application {canary.Application} cannot be read");
            }

            if (!Operations.AreOver(refreshed) || Operations.LastStart(refreshed) != Operations.LastStart(baseline))
            {
                return Failed($"Application {canary.Application} began an operation at {Operations.LastStart(refreshed) ?? "this moment"} although it is manual");
            }

            string status = (string?)refreshed["status"]?["sync"]?["status"] ?? "absent";
            string own = (string?)CanarySurveyor.ResourceOf(refreshed, canary.Group, canary.Kind, canary.Place.Object.Namespace, canary.Place.Object.Name)?["status"] ?? "absent";
            bool isCurrent = ReconciledAt(refreshed) != ReconciledAt(before) && HasSameRules(refreshed);
            _notes.Add("canary", refreshed, $"refreshed at {ReconciledAt(refreshed) ?? "no time"}: status {status}, the canary's object {own}, no operation since {Operations.LastStart(refreshed) ?? "ever"}");
            if (isCurrent && status == "OutOfSync" && own == "OutOfSync")
            {
                return new CanaryOutcome.LeftAlone();
            }

            if (isCurrent && status == "Unknown")
            {
                return new CanaryOutcome.Undecided($"Application {canary.Application} could not be compared with Git: its status is Unknown");
            }

            if (_watch.ElapsedSince(start) >= _timeouts.Canary)
            {
                return new CanaryOutcome.Failed(
                    "argocd_canary_invalid",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Argo CD sees no difference in {canary.Place.Object} {canary.Place.Pointer} within {_timeouts.Canary.TotalSeconds:0} s (status {status}, the object {own}): Git does not define the value, or a rule ignores it"));
            }
        }
    }

    private async Task<string?> LostAsync(Canary canary, JsonObject changed, string? lastStart, CancellationToken cancellationToken)
    {
        JsonObject? present = await _watch.ReadAsync(canary.Place.Object, cancellationToken).ConfigureAwait(false);
        JsonObject? application = await _watch.ApplicationAsync(canary.Application, cancellationToken).ConfigureAwait(false);
        if (present is null || application is null)
        {
            return $"{canary.Place.Object} or Application {canary.Application} cannot be read";
        }

        // Statuses and other fields of the object move its version; who wrote the value last says whether it was touched.
        IReadOnlyList<string> field = JsonPointers.Keys(canary.Place.Pointer);
        bool isTouched = !JsonNode.DeepEquals(present["metadata"]?["resourceVersion"], changed["metadata"]?["resourceVersion"])
            && LastWriter.Of(present, field) != LastWriter.Of(changed, field);
        if (isTouched || CanonicalJson.Of(JsonPointers.Resolve(present, canary.Place.Pointer)) != canary.Obligation.Intended)
        {
            return $"the canary {canary.Place.Object} {canary.Place.Pointer} was changed back by {LastWriter.Of(present, field) ?? "nobody known"}";
        }

        return Operations.AreOver(application) && Operations.LastStart(application) == lastStart
            ? null
            : $"an operation of Application {canary.Application} began at {Operations.LastStart(application) ?? "this moment"}";
    }

    private static string? ReconciledAt(JsonObject application) => (string?)application["status"]?["reconciledAt"];

    /// <summary>Whether the comparison was made by the rules that the Application has now. None, and an empty list of them, are the same.</summary>
    private static bool HasSameRules(JsonObject application) => JsonNode.DeepEquals(
        Rules(application["status"]?["sync"]?["comparedTo"]?["ignoreDifferences"]), Rules(application["spec"]?["ignoreDifferences"]));

    private static JsonArray? Rules(JsonNode? rules) => rules is JsonArray { Count: > 0 } list ? list : null;

    private static CanaryOutcome.Failed Failed(string reason) => new("argocd_canary_reverted", reason);
}

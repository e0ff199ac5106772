using System.Globalization;
using System.Text.Json.Nodes;
using Torghut.Platform.Cluster.Kubernetes.Api;
using Torghut.Platform.Cluster.Kubernetes.Surface;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Pauses;
using Torghut.Simulation.Progress;
using Torghut.Simulation.Restoring;

namespace Torghut.Platform.Cluster.Kubernetes.Guarding;

/// <summary>
/// Restores what a dead run left in Kubernetes, from the copy of its journal alone. A run is dead when its Lease is not
/// renewed for its whole time, by the guard's own clock; the guard then takes the Lease and the journal, so that a process
/// that was only paused changes nothing more when it wakes up.
/// </summary>
public sealed class SurfaceGuard
{
    private readonly IKubernetesApi _api;
    private readonly string _namespace;
    private readonly IProgressObserver _observer;
    private readonly TimeProvider _time;

    /// <summary>Makes a guard.</summary>
    /// <param name="api">The API.</param>
    /// <param name="ns">Namespace of the simulated workloads.</param>
    /// <param name="observer">Hears of what happens.</param>
    /// <param name="time">Clock.</param>
    public SurfaceGuard(IKubernetesApi api, string ns, IProgressObserver observer, TimeProvider time)
    {
        _api = api;
        _namespace = ns;
        _observer = observer;
        _time = time;
    }

    /// <summary>
    /// Identity of a holder (<c>spec.holderIdentity</c> of the Lease) whose Lease is taken although it is renewed: somebody
    /// has made sure that it hangs. It finds its journal and its Lease taken, and changes nothing more. Null for nobody.
    /// </summary>
    public string? ForceUnlock { get; init; }

    /// <summary>The disk of its own journals.</summary>
    internal IRunStorage Storage { get; init; } = PosixRunStorage.Instance;

    /// <summary>Who the guard is while it works for a run whose journal it keeps in a folder; null for this process.</summary>
    internal Func<string, string, HolderIdentity>? Self { get; init; }

    /// <summary>Looks after all runs of the namespace, once.</summary>
    /// <param name="scratch">An empty folder for the guard's own journals.</param>
    /// <param name="cancellationToken">Stops it between two runs.</param>
    /// <exception cref="SimulationException">
    /// <c>guard_blind</c>: the journals or the Lease cannot be read; <c>guard_lock_id_unknown</c>: the Lease is another's than the
    /// one whose identity was given.
    /// </exception>
    public async Task<IReadOnlyList<GuardOutcome>> LookAfterAsync(string scratch, CancellationToken cancellationToken)
    {
        if (ForceUnlock is not null)
        {
            await RequireHolderAsync(ForceUnlock, cancellationToken).ConfigureAwait(false);
        }

        ApiReply reply = await _api
            .ListLabelledAsync(ResourcePath.ConfigMaps, _namespace, $"{SurfaceNames.LabelKey}={SurfaceNames.LabelValue}", cancellationToken)
            .ConfigureAwait(false);
        if (reply is not ApiReply.Done { Object: { } list })
        {
            throw Blind($"the journals of {_namespace}", ReplyText.Of(reply));
        }

        var outcomes = new List<GuardOutcome>();
        foreach (JsonNode? item in list["items"] as JsonArray ?? [])
        {
            if (item is JsonObject configMap && JournalText.Read(configMap) is { } journal)
            {
                outcomes.Add(await LookAfterAsync(journal, Path.Combine(scratch, outcomes.Count.ToString(CultureInfo.InvariantCulture)), cancellationToken)
                    .ConfigureAwait(false));
            }
        }

        if (await LookAfterLeaseAsync(outcomes, Path.Combine(scratch, "lease"), cancellationToken).ConfigureAwait(false) is { } lease)
        {
            outcomes.Add(lease);
        }

        return outcomes;
    }

    /// <summary>Who holds a Lease, for people: the identity that unlocks it by force, since when, and where it works.</summary>
    private static string Describe(HolderIdentity holder) => string.Create(
        CultureInfo.InvariantCulture,
        $"{IdentityOf(holder)}, since {holder.Since.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}, in {holder.RunFolder} on {holder.Host}");

    /// <summary>A holder of another program is known by its identity alone.</summary>
    private static string IdentityOf(HolderIdentity holder) => holder == HolderText.Stranger(holder.RunId) ? holder.RunId : HolderText.Short(holder);

    private async Task RequireHolderAsync(string identity, CancellationToken cancellationToken)
    {
        var surface = new LeaseSurfaceLock(_api, _namespace, _time);
        SurfaceReading reading = await surface.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (reading is not SurfaceReading.Held held || IdentityOf(held.Holder) != identity)
        {
            throw new SimulationException(
                ExitCode.Refused,
                "guard_lock_id_unknown",
                $"The Lease {surface.Surface} is held by {(reading is SurfaceReading.Held other ? Describe(other.Holder) : "nobody")}. Expected: the identity {identity}; nothing was touched.");
        }
    }

    /// <summary>
    /// A Lease without a journal: its holder owes nothing, or had not begun. One that was made by a late call after its run was
    /// over stays for ever otherwise.
    /// </summary>
    private async Task<GuardOutcome?> LookAfterLeaseAsync(List<GuardOutcome> outcomes, string scratch, CancellationToken cancellationToken)
    {
        var surface = new LeaseSurfaceLock(_api, _namespace, _time);
        if (await surface.ReadAsync(cancellationToken).ConfigureAwait(false) is not SurfaceReading.Held held
            || outcomes.Exists(outcome => outcome.RunId == held.Holder.RunId))
        {
            return null;
        }

        HolderIdentity holder = held.Holder;
        (bool isFree, string? version) = await ObserveAsync(surface, cancellationToken).ConfigureAwait(false);
        if (!isFree)
        {
            return new GuardOutcome(holder.RunId, GuardState.AtWork, $"the Lease is renewed by {Describe(holder)}");
        }

        if (version is null)
        {
            return null;
        }

        bool isForced = IdentityOf(holder) == ForceUnlock;
        if (!isForced && await surface.OwedByAsync(holder, cancellationToken).ConfigureAwait(false) is not 0)
        {
            return new GuardOutcome(
                holder.RunId, GuardState.LeftAlone, $"its Lease is not renewed, and what it owes is not known here: {Describe(holder)}. When it is gone for good: --force-unlock '{IdentityOf(holder)}'");
        }

        HolderIdentity self = Self?.Invoke(holder.RunId, scratch) ?? HolderIdentity.OfThisProcess(holder.RunId, scratch, _time.GetUtcNow());
        var folder = new RunFolder(scratch) { Storage = Storage };
        folder.Storage.CreateFolder(scratch);
        using ObligationJournal own = ObligationJournal.Open(folder, _time);
        Obligation lease = LeaseObligation(surface, holder.RunId);
        MutationResult taken = await surface.AcquireAsync(own.Pledge(lease), self, version, cancellationToken).ConfigureAwait(false);
        MutationResult gone = taken is MutationResult.Applied
            ? await surface.ReleaseAsync(own.PermitRestore(lease), holder.RunId, CancellationToken.None).ConfigureAwait(false)
            : taken;
        return gone is MutationResult.Applied
            ? new GuardOutcome(holder.RunId, GuardState.Restored, $"it owed nothing; its Lease was left behind by {Describe(holder)}, and is removed")
            : new GuardOutcome(holder.RunId, GuardState.LeftAlone, $"the Lease could not be taken: {gone}");
    }

    private static SimulationException Blind(string what, string why) =>
        new(ExitCode.RestoreRequired, "guard_blind", $"{what} cannot be read: {why}. Whether a dead run left something is not known.");

    private async Task<GuardOutcome> LookAfterAsync(JournalText journal, string scratch, CancellationToken cancellationToken)
    {
        var surface = new LeaseSurfaceLock(_api, _namespace, _time);
        (bool isFree, string? version) = await ObserveAsync(surface, cancellationToken).ConfigureAwait(false);
        if (!isFree)
        {
            return new GuardOutcome(journal.RunId, GuardState.AtWork, string.Create(
                CultureInfo.InvariantCulture, $"the Lease is renewed by {journal.Holder}; {journal.Items.Count} thing(s) are owed"));
        }

        HolderIdentity self = Self?.Invoke(journal.RunId, scratch) ?? HolderIdentity.OfThisProcess(journal.RunId, scratch, _time.GetUtcNow());
        var folder = new RunFolder(scratch) { Storage = Storage };
        folder.Storage.CreateFolder(scratch);
        using ObligationJournal own = ObligationJournal.Open(folder, _time);
        var run = new KubernetesRun(_api, _namespace, self, AutomationText.Parse(journal.Automation), _time);
        Obligation lease = LeaseObligation(run.Surface, journal.RunId);
        MutationResult taken = await run.Surface.AcquireAsync(own.Pledge(lease), self, version, cancellationToken).ConfigureAwait(false);
        if (taken is not MutationResult.Applied)
        {
            return new GuardOutcome(journal.RunId, GuardState.LeftAlone, $"the Lease could not be taken: {taken}");
        }

        own.Performed(lease);
        using var renewal = new LeaseRenewal(run.Surface, own, lease, self, _time);
        Adopt(own, journal);
        JournalCopyResult fenced = await run.Copy.WriteAsync(own.Outstanding, CancellationToken.None).ConfigureAwait(false);
        if (fenced is not JournalCopyResult.Written)
        {
            return new GuardOutcome(journal.RunId, GuardState.LeftAlone, $"the journal could not be taken: {fenced}");
        }

        _observer.Noted(NoteLevel.Warning, "guard_restores", $"Run '{journal.RunId}' is dead ({journal.Holder}); {journal.Items.Count} thing(s) are put back.");
        return await RestoreAsync(run, own, journal.RunId).ConfigureAwait(false);
    }

    /// <summary>Puts everything back; begun, nothing stops it but its own limits.</summary>
    private async Task<GuardOutcome> RestoreAsync(KubernetesRun run, ObligationJournal own, string runId)
    {
        RunControl control = run.ToControl();
        var limits = new RestoreLimits { PerThing = control.RestoreLimit, PerCall = control.CallLimit };
        var unwinder = new ObligationUnwinder(own, control, limits, _observer, _time);
        UnwindResult things = await unwinder.UnwindAsync(ObligationScope.Run, CancellationToken.None).ConfigureAwait(false);
        UnwindResult switches = await unwinder.UnwindAsync(ObligationScope.Automation, CancellationToken.None).ConfigureAwait(false);
        string detail = "everything is back";
        bool isProven = true;
        if (run.Automation is { } automation && switches.Released > 0 && switches.Unrestored.Count == 0)
        {
            var mutations = new PledgedMutations(own, control, limits, _time, _ => Task.CompletedTask);
            AutomationProof proof = await BoundedAutomation
                .ProveAsync(token => automation.ProveRestoredAsync(switches.Restored, mutations, token), control.ProofLimit, _time, CancellationToken.None)
                .ConfigureAwait(false);
            (isProven, detail) = (proof.Holds, $"{proof.Code}: {proof.Explanation}");
        }

        UnwindResult rest = await unwinder.UnwindAsync(ObligationScope.Surface, CancellationToken.None).ConfigureAwait(false);
        UnwindResult all = things.And(switches).And(rest);
        return new GuardOutcome(runId, all.Unrestored.Count == 0 && isProven ? GuardState.Restored : GuardState.RestoreRequired, detail)
        {
            Restored = [.. all.Restored.Where(back => back.Scope != ObligationScope.Surface).Select(back => back.Target)],
            Unrestored = all.Unrestored,
        };
    }

    /// <summary>Whether nobody renews the Lease, and its version then.</summary>
    private async Task<(bool IsFree, string? Version)> ObserveAsync(LeaseSurfaceLock surface, CancellationToken cancellationToken)
    {
        long start = _time.GetTimestamp();
        string? seen = null;
        while (true)
        {
            switch (await surface.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                case SurfaceReading.Free free:
                    return (true, free.Version);
                case SurfaceReading.Held held when IdentityOf(held.Holder) == ForceUnlock:
                    return (true, held.Version);
                case SurfaceReading.Held held when seen is not null && held.Version != seen:
                    return (false, null);
                case SurfaceReading.Held held when seen is not null && _time.GetElapsedTime(start) >= surface.LeaseTime:
                    return (true, held.Version);
                case SurfaceReading.Held held:
                    seen ??= held.Version;
                    break;
                case SurfaceReading.Refused refused:
                    throw Blind($"the Lease {surface.Surface}", refused.Reason);
                case SurfaceReading.Indeterminate unknown when _time.GetElapsedTime(start) >= 3 * surface.LeaseTime:
                    throw Blind($"the Lease {surface.Surface}", unknown.Reason);
            }

            await Pause.ForAsync(surface.RenewEvery, _time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>What the dead run owes becomes the guard's own.</summary>
    private static void Adopt(ObligationJournal own, JournalText journal)
    {
        foreach (JournalItem item in journal.Items.Reverse())
        {
            own.Pledge(item.Obligation);
            if (item.IsPerformed)
            {
                own.Performed(item.Obligation);
            }
        }
    }

    private static Obligation LeaseObligation(LeaseSurfaceLock surface, string runId) => new()
    {
        Id = "surface-lock",
        Kind = ISurfaceLock.Kind,
        Target = surface.Surface,
        Scope = ObligationScope.Surface,
        Intended = runId,
        Restore = "Lets go of the surface's lock.",
        ManualCommand = $"kubectl -n {surface.Surface.Split('/')[0]} delete lease {surface.Surface.Split('/')[1]}",
    };
}

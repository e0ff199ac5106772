using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Documents;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Restoring;
using Torghut.Simulation.Runs;

namespace Torghut.Simulation.Lifecycle;

/// <summary>
/// Decides what of an earlier attempt is kept, by the contracts of the phases. A replay is kept when its marker is of this
/// manifest and program, the stores still hold what it says, and it was seen to the end: either all that the run changed
/// is in place, or the monitor had found it complete.
/// </summary>
internal sealed class ContinuationRules
{
    private readonly RunDefinition _run;
    private readonly ISimulationPlatform _platform;
    private readonly ObligationJournal _journal;
    private readonly IPledgedMutations _mutations;

    /// <summary>Rules over a run's folder.</summary>
    public ContinuationRules(RunDefinition run, ISimulationPlatform platform, ObligationJournal journal, IPledgedMutations mutations)
    {
        _run = run;
        _platform = platform;
        _journal = journal;
        _mutations = mutations;
    }

    /// <summary>Decides.</summary>
    /// <param name="earlier">The state that the earlier attempt left; null for a new run.</param>
    /// <param name="manifestHash">Hash of the canonical manifest.</param>
    /// <param name="isForced">Whether the user wants everything anew.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<Continuation> DecideAsync(RunState? earlier, string manifestHash, bool isForced, CancellationToken cancellationToken)
    {
        if (earlier is null)
        {
            return new Continuation(Kept: null, IsInPlace: false, Reason: null);
        }

        if (isForced)
        {
            return StartOver("it is wished anew");
        }

        ReplayMarkerDocument? marker = ReplayRecord.Read(_run.Folder);
        if (marker?.Outcome is null)
        {
            return StartOver("its replay is not complete");
        }

        if (marker.ManifestHash != manifestHash || marker.ProgramVersion != ProgramVersion.Current)
        {
            return StartOver($"its replay is of program {marker.ProgramVersion ?? "unknown"}, this is {ProgramVersion.Current}");
        }

        if (!await _platform.HoldsReplayAsync(_run, marker.RecordsByTopic, cancellationToken).ConfigureAwait(false))
        {
            return StartOver("the stores no longer hold its replay");
        }

        if (earlier[RunPhase.Teardown].Status == PhaseStatus.Pending
            && await IsAllInPlaceAsync(cancellationToken).ConfigureAwait(false))
        {
            return new Continuation(marker, IsInPlace: true, "its replay is complete, and what it changed is in place");
        }

        return earlier[RunPhase.Monitor].Status == PhaseStatus.Ok
            ? new Continuation(marker, IsInPlace: false, "its replay is complete")
            : StartOver("its replay was not seen to the end");
    }

    private static Continuation StartOver(string reason) => new(Kept: null, IsInPlace: false, reason);

    /// <summary>Whether every change is known to have been made, and is there now.</summary>
    private async Task<bool> IsAllInPlaceAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<OutstandingObligation> outstanding = _journal.Outstanding;
        if (outstanding.Count == 0 || outstanding.Any(owed => owed.Status != ObligationStatus.Performed))
        {
            return false;
        }

        foreach (Obligation obligation in HeldThings.Of(outstanding))
        {
            ThingReading reading = await _mutations
                .ReadAsync(new ThingId(obligation.Kind, obligation.Target), cancellationToken)
                .ConfigureAwait(false);
            if (reading is not ThingReading.Found found || found.Value != obligation.Intended)
            {
                return false;
            }
        }

        return true;
    }
}

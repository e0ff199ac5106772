namespace Torghut.Simulation.Lifecycle;

/// <summary>The contract of every phase, in order. <c>docs/architecture.md</c> shows this table; a test keeps it the same.</summary>
public static class PhaseContracts
{
    /// <summary>Every contract.</summary>
    public static IReadOnlyList<PhaseContract> All { get; } =
    [
        new(
            RunPhase.Preflight,
            "a manifest and its input",
            "`manifest.yaml`, `plan.json`, the dump's manifest; dump and tape in the cache, which are reused by content",
            "never: guards and input are looked at again",
            ResumeRule.StartsOver),
        new(
            RunPhase.ArgocdPrepare,
            "an input that is known to be good",
            "automation switched off and proven quiet; one obligation per switch",
            "every obligation is outstanding, performed, and reads back as intended",
            ResumeRule.KeptWhenDone),
        new(
            RunPhase.Apply,
            "nothing reverts what the run changes",
            "the ledger, the signal store, `report-inputs.json`, and last `source-dump.replay-marker.json`; one obligation per change",
            "the marker is of this manifest and program and the stores still hold what it says; and the run's changes are all in place, or `monitor` was done",
            ResumeRule.KeptWhenDone),
        new(
            RunPhase.Monitor,
            "a replay that is complete",
            "nothing of its own; an analysis that judges the activity, where there is one, under its obligation",
            "never: looking again costs nothing",
            ResumeRule.StartsOver),
        new(
            RunPhase.Report,
            "the stores and `report-inputs.json`",
            "`report/`, swapped in as a whole",
            "never: the same stores give the same report",
            ResumeRule.StartsOver),
        new(
            RunPhase.Teardown,
            "the journal",
            "every obligation of `apply` released, or reported",
            "none of them is outstanding",
            ResumeRule.GoesOn),
        new(
            RunPhase.ArgocdRestore,
            "the journal",
            "automation as it was, proven; the surface's lock free",
            "no obligation is outstanding",
            ResumeRule.GoesOn),
    ];

    /// <summary>The contract of a phase.</summary>
    public static PhaseContract Of(RunPhase phase) => All.First(contract => contract.Phase == phase);
}

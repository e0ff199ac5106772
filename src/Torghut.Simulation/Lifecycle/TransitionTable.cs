namespace Torghut.Simulation.Lifecycle;

/// <summary>
/// The transitions between phases, as data. Inside a phase there are three: it begins (<c>pending</c> or an ended status →
/// <c>running</c>), and ends (<c>running</c> → <c>ok</c>, <c>skipped</c> or <c>error</c>); a phase whose process has ended
/// is ended as <c>error</c> by the next process. An attempt begins and ends only while no phase runs.
/// </summary>
public static class TransitionTable
{
    private static readonly PhaseStatus[] s_done = [PhaseStatus.Ok, PhaseStatus.Skipped];
    private static readonly PhaseStatus[] s_any = [PhaseStatus.Ok, PhaseStatus.Skipped, PhaseStatus.Error];

    /// <summary>Every row.</summary>
    public static IReadOnlyList<TransitionRule> Rules { get; } =
    [
        new(null, [], RunPhase.Preflight, "an attempt begins"),
        new(null, [], RunPhase.Teardown, "an earlier attempt owes things: they are put back before anything else"),
        new(RunPhase.Preflight, s_done, RunPhase.ArgocdPrepare, "the input is known to be good"),
        new(RunPhase.Preflight, s_any, RunPhase.Teardown, "refused, failed or stopped"),
        new(RunPhase.ArgocdPrepare, s_done, RunPhase.Apply, "nothing reverts what the run changes"),
        new(RunPhase.ArgocdPrepare, s_any, RunPhase.Teardown, "refused, failed or stopped"),
        new(RunPhase.Apply, s_done, RunPhase.Monitor, "the day is replayed"),
        new(RunPhase.Apply, s_done, RunPhase.Report, "by hand, after `apply`"),
        new(RunPhase.Apply, s_any, RunPhase.Teardown, "failed, stopped, or by hand after `apply`"),
        new(RunPhase.Monitor, s_done, RunPhase.Report, "everything was handled"),
        new(RunPhase.Monitor, s_any, RunPhase.Teardown, "not complete in time, failed or stopped"),
        new(RunPhase.Report, s_any, RunPhase.Teardown, "always: a failing report does not stop it"),
        new(RunPhase.Report, s_any, RunPhase.Report, "by hand, again"),
        new(RunPhase.Teardown, s_any, RunPhase.ArgocdRestore, "always: a failing teardown does not stop it"),
        new(RunPhase.Teardown, s_any, RunPhase.Teardown, "a later process goes on with it"),
        new(RunPhase.ArgocdRestore, s_any, RunPhase.Report, "by hand, after everything is restored"),
        new(RunPhase.ArgocdRestore, s_any, RunPhase.Teardown, "by hand, again"),
        new(RunPhase.ArgocdRestore, s_any, RunPhase.Preflight, "what an earlier attempt owed is back: the attempt begins"),
    ];

    /// <summary>Whether a phase may begin when the last one ended so.</summary>
    /// <param name="from">The phase that ended last in this attempt; null when none has.</param>
    /// <param name="status">How it ended.</param>
    /// <param name="to">The phase that is to begin.</param>
    public static bool Allows(RunPhase? from, PhaseStatus status, RunPhase to) => Rules.Any(
        rule => rule.From == from && rule.To == to && (from is null || rule.Statuses.Contains(status)));

    /// <summary>How a phase may end.</summary>
    public static bool IsEnd(PhaseStatus status) => s_any.Contains(status);
}

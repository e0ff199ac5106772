using System.Globalization;

namespace Torghut.Simulation.Lifecycle;

/// <summary>
/// Moves a run's state by the <see cref="TransitionTable"/>. Each method gives the next state and changes nothing; a
/// transition that is not in the table is a defect of the program and throws.
/// </summary>
public static class RunStateMachine
{
    private const int HistoryKept = 500;

    /// <summary>The first attempt of a run, or another after an earlier one, which no process works on any more.</summary>
    /// <param name="first">Identity, mode and version of the attempt.</param>
    /// <param name="earlier">The state that the earlier attempt left; null when there was none.</param>
    public static RunState Start(RunState first, RunState? earlier)
    {
        ArgumentNullException.ThrowIfNull(first);
        if (earlier is not null && RunningPhase(earlier) is RunPhase running)
        {
            throw Illegal(earlier, $"a new attempt begins while {LifecycleNames.Of(running)} runs");
        }

        RunState started = first with
        {
            Attempt = (earlier?.Attempt ?? 0) + 1,
            History = earlier?.History ?? [],
        };
        return Log(started, first.StartedAt, phase: null, "started");
    }

    /// <summary>A phase begins.</summary>
    public static RunState Begin(RunState state, RunPhase phase, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(state);
        PhaseStatus last = state.LastPhase is RunPhase ended ? state[ended].Status : PhaseStatus.Pending;
        if (RunningPhase(state) is not null || !TransitionTable.Allows(state.LastPhase, last, phase))
        {
            throw Illegal(state, $"{LifecycleNames.Of(phase)} begins");
        }

        return Move(state, new PhaseState { Phase = phase, Status = PhaseStatus.Running, StartedAt = at }, at);
    }

    /// <summary>The phase that runs ends.</summary>
    /// <param name="state">The state.</param>
    /// <param name="ended">The phase, with its new status and what is known of it.</param>
    /// <param name="at">When, UTC.</param>
    public static RunState Finish(RunState state, PhaseState ended, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(ended);
        if (RunningPhase(state) != ended.Phase || !TransitionTable.IsEnd(ended.Status))
        {
            throw Illegal(state, $"{LifecycleNames.Of(ended.Phase)} ends as {ended.Status}");
        }

        return Move(state, ended with { StartedAt = state[ended.Phase].StartedAt, EndedAt = at }, at);
    }

    /// <summary>The process that ran a phase has ended without ending the phase. Nothing happens when no phase runs.</summary>
    public static RunState Abandon(RunState state, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(state);
        return RunningPhase(state) is not RunPhase running
            ? state
            : Finish(
                state,
                state[running] with
                {
                    Status = PhaseStatus.Error,
                    ErrorCode = "process_ended",
                    Error = "The process that ran this phase ended without a word.",
                },
                at);
    }

    /// <summary>The attempt ends, or a command by hand after it.</summary>
    public static RunState End(RunState state, int exitCode, string? verdict, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (RunningPhase(state) is RunPhase running)
        {
            throw Illegal(state, $"the attempt ends while {LifecycleNames.Of(running)} runs");
        }

        RunState ended = state with { EndedAt = at, ExitCode = exitCode, Verdict = verdict };
        return Log(ended, at, phase: null, string.Create(CultureInfo.InvariantCulture, $"ended {exitCode}"));
    }

    /// <summary>The phase that runs; null when none does.</summary>
    public static RunPhase? RunningPhase(RunState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Phases.FirstOrDefault(phase => phase.Status == PhaseStatus.Running)?.Phase;
    }

    private static RunState Move(RunState state, PhaseState phase, DateTimeOffset at)
    {
        RunState moved = state with
        {
            Phase = phase.Phase,
            EndedAt = null,
            ExitCode = null,
            Phases = [.. state.Phases.Select(existing => existing.Phase == phase.Phase ? phase : existing)],
        };
        return Log(moved, at, phase.Phase, LifecycleNames.Of(phase.Status));
    }

    private static RunState Log(RunState state, DateTimeOffset at, RunPhase? phase, string status) => state with
    {
        History = [.. state.History.Skip(Math.Max(0, state.History.Count - HistoryKept + 1)), new RunTransition(at, state.Attempt, phase, status)],
    };

    private static InvalidOperationException Illegal(RunState state, string what)
    {
        string last = state.LastPhase is RunPhase phase ? $"{LifecycleNames.Of(phase)} {LifecycleNames.Of(state[phase].Status)}" : "nothing";
        return new InvalidOperationException($"The run '{state.RunId}' has no such transition: {what}; last ended: {last}.");
    }
}

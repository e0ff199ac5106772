using CsCheck;
using Torghut.Simulation.Lifecycle;

namespace Torghut.Simulation.Tests.Lifecycle;

public sealed class RunStateMachineTests
{
    private static readonly DateTimeOffset s_at = new(2026, 2, 27, 14, 30, 0, TimeSpan.Zero);
    private static readonly RunPhase[] s_phases = Enum.GetValues<RunPhase>();
    private static readonly PhaseStatus[] s_ends = [PhaseStatus.Ok, PhaseStatus.Skipped, PhaseStatus.Error];

    public static TheoryData<RunPhase, PhaseStatus, RunPhase> Everything
    {
        get
        {
            var data = new TheoryData<RunPhase, PhaseStatus, RunPhase>();
            foreach (RunPhase from in s_phases)
            {
                foreach (PhaseStatus status in s_ends)
                {
                    foreach (RunPhase to in s_phases)
                    {
                        data.Add(from, status, to);
                    }
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void A_phase_begins_only_where_the_table_says_so(RunPhase from, PhaseStatus status, RunPhase to)
    {
        RunState ended = Ended(from, status);
        if (TransitionTable.Rules.Any(rule => rule.From == from && rule.To == to && rule.Statuses.Contains(status)))
        {
            RunState begun = RunStateMachine.Begin(ended, to, s_at);
            Assert.Equal(to, RunStateMachine.RunningPhase(begun));
        }
        else
        {
            Assert.Throws<InvalidOperationException>(() => RunStateMachine.Begin(ended, to, s_at));
        }
    }

    [Fact]
    public void The_table_has_no_row_twice_and_every_row_says_when()
    {
        Assert.Equal(TransitionTable.Rules.Count, TransitionTable.Rules.Select(rule => (rule.From, rule.To)).Distinct().Count());
        Assert.All(TransitionTable.Rules, rule => Assert.NotEmpty(rule.When));
        Assert.All(TransitionTable.Rules, rule => Assert.True(rule.From is null || rule.Statuses.Count > 0));
    }

    [Fact]
    public void An_attempt_begins_with_preflight_or_with_what_is_owed_and_with_nothing_else()
    {
        RunState started = RunStateMachine.Start(First(), earlier: null);
        foreach (RunPhase phase in s_phases)
        {
            if (phase is RunPhase.Preflight or RunPhase.Teardown)
            {
                RunStateMachine.Begin(started, phase, s_at);
            }
            else
            {
                Assert.Throws<InvalidOperationException>(() => RunStateMachine.Begin(started, phase, s_at));
            }
        }
    }

    [Fact]
    public void From_every_end_of_every_phase_the_way_back_can_be_walked()
    {
        foreach (RunPhase from in s_phases.Where(phase => phase != RunPhase.Teardown))
        {
            foreach (PhaseStatus status in s_ends)
            {
                RunState back = RunStateMachine.Begin(Ended(from, status), RunPhase.Teardown, s_at);
                back = RunStateMachine.Begin(End(back, RunPhase.Teardown, PhaseStatus.Error), RunPhase.ArgocdRestore, s_at);
                Assert.Equal(5, RunStateMachine.End(End(back, RunPhase.ArgocdRestore, PhaseStatus.Error), 5, null, s_at).ExitCode);
            }
        }
    }

    [Fact]
    public void While_a_phase_runs_nothing_else_begins_and_the_attempt_does_not_end()
    {
        RunState running = RunStateMachine.Begin(RunStateMachine.Start(First(), null), RunPhase.Preflight, s_at);
        Assert.All(s_phases, phase => Assert.Throws<InvalidOperationException>(() => RunStateMachine.Begin(running, phase, s_at)));
        Assert.Throws<InvalidOperationException>(() => RunStateMachine.End(running, 0, null, s_at));
        Assert.Throws<InvalidOperationException>(() => RunStateMachine.Start(First(), running));
        Assert.Throws<InvalidOperationException>(() => End(running, RunPhase.Apply, PhaseStatus.Ok));
        Assert.Throws<InvalidOperationException>(() => End(running, RunPhase.Preflight, PhaseStatus.Pending));
        Assert.Throws<InvalidOperationException>(() => End(running, RunPhase.Preflight, PhaseStatus.Running));
    }

    [Fact]
    public void A_phase_whose_process_ended_is_an_error_and_another_attempt_may_begin()
    {
        RunState running = RunStateMachine.Begin(RunStateMachine.Start(First(), null), RunPhase.Preflight, s_at);
        RunState abandoned = RunStateMachine.Abandon(running, s_at.AddHours(1));
        Assert.Equal(("process_ended", PhaseStatus.Error), (abandoned[RunPhase.Preflight].ErrorCode, abandoned[RunPhase.Preflight].Status));
        Assert.Same(abandoned, RunStateMachine.Abandon(abandoned, s_at));

        RunState second = RunStateMachine.Start(First(), abandoned);
        Assert.Equal(2, second.Attempt);
        Assert.All(second.Phases, phase => Assert.Equal(PhaseStatus.Pending, phase.Status));
        Assert.Equal(
            ["started", "running", "error", "started"],
            second.History.Select(transition => transition.Status));
        Assert.Equal([1, 1, 1, 2], second.History.Select(transition => transition.Attempt));
    }

    [Fact]
    public void Whatever_is_tried_the_state_stays_one_that_the_table_allows()
    {
        Gen<(int Kind, RunPhase Phase, PhaseStatus Status)> step = Gen.Select(
            Gen.Int[0, 4], Gen.Int[0, s_phases.Length - 1], Gen.Int[0, 4], (kind, phase, status) => (kind, s_phases[phase], (PhaseStatus)status));
        step.List[0, 60].Sample(steps =>
        {
            RunState state = RunStateMachine.Start(First(), null);
            foreach ((int kind, RunPhase phase, PhaseStatus status) in steps)
            {
                RunState before = state;
                try
                {
                    state = kind switch
                    {
                        0 or 1 => RunStateMachine.Begin(state, phase, s_at),
                        2 => End(state, phase, status),
                        3 => RunStateMachine.End(state, 0, "PASS", s_at),
                        _ => RunStateMachine.Start(First(), RunStateMachine.Abandon(state, s_at)),
                    };
                }
                catch (InvalidOperationException)
                {
                    Assert.Same(before, state);
                    continue;
                }

                Assert.True(state.Phases.Count(each => each.Status == PhaseStatus.Running) <= 1);
                Assert.Equal(s_phases, state.Phases.Select(each => each.Phase));
                Assert.True(state.History.Count == before.History.Count + 1 || state.History.Count >= 500 || kind == 4);
                if (RunStateMachine.RunningPhase(state) is RunPhase begun && RunStateMachine.RunningPhase(before) is null && kind < 2)
                {
                    Assert.True(TransitionTable.Allows(before.LastPhase, before.LastPhase is RunPhase last ? before[last].Status : PhaseStatus.Pending, begun));
                }
            }
        });
    }

    [Fact]
    public void The_history_is_bounded()
    {
        RunState state = RunStateMachine.Start(First(), null);
        for (int attempt = 0; attempt < 600; attempt++)
        {
            state = RunStateMachine.Start(First(), state);
        }

        Assert.Equal(500, state.History.Count);
        Assert.Equal(601, state.History[^1].Attempt);
    }

    private static RunState First() => new()
    {
        RunId = "r",
        RunToken = "r",
        Mode = "run",
        ProgramVersion = "1",
        ManifestHash = "h",
        StartedAt = s_at,
    };

    private static RunState Ended(RunPhase phase, PhaseStatus status) => First() with
    {
        Phase = phase,
        Phases = [.. s_phases.Select(each => new PhaseState { Phase = each, Status = each == phase ? status : PhaseStatus.Pending })],
    };

    private static RunState End(RunState state, RunPhase phase, PhaseStatus status) =>
        RunStateMachine.Finish(state, new PhaseState { Phase = phase, Status = status }, s_at);
}

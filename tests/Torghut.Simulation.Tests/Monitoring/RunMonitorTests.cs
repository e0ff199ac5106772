using CsCheck;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Torghut.Reporting.Request;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Monitoring;
using Torghut.Simulation.Progress;
using Torghut.Simulation.Tests.Support;
using static Torghut.Simulation.Tests.Monitoring.ScriptedProbe;

namespace Torghut.Simulation.Tests.Monitoring;

public sealed class RunMonitorTests
{
    private static readonly Instant End = Instant.FromUtc(2013, 10, 7, 20, 0);
    private static readonly RunSnapshot Done = Snapshots.Done(End);
    private static readonly RunSnapshot HalfWay = Done with { Cursor = End - Duration.FromHours(2) };

    /// <summary>The defaults: 900 s in all, a look every 15 s, 120 s of grace.</summary>
    private static readonly MonitorSection Defaults = new();

    private readonly FakeTimeProvider _time = new();
    private readonly NoteList _notes = new();

    [Fact]
    public async Task A_run_that_is_done_needs_one_look()
    {
        MonitorOutcome outcome = await WatchAsync(new ScriptedProbe(Sees(Done)));

        Assert.Equal(("success", 1, TimeSpan.Zero), (outcome.Finding.Classification, outcome.Looks, outcome.Waited));
        Assert.Null(outcome.ToFailure());
    }

    [Fact]
    public async Task Looks_are_taken_until_the_run_is_done()
    {
        MonitorOutcome outcome = await WatchAsync(new ScriptedProbe(
            Sees(new RunSnapshot()), Sees(new RunSnapshot { Records = 10 }), Sees(HalfWay), Sees(Done)));

        Assert.Null(outcome.ToFailure());
        Assert.Equal((4, TimeSpan.FromSeconds(45)), (outcome.Looks, outcome.Waited));
        Assert.Equal(
            ["input_absent: Nothing was replayed.", "signals_absent: The replay led to no signal."],
            _notes.Notes.Take(2).Select(note => note.Message));
        Assert.Equal(4, _notes.Samples.Count);
        Assert.Equal(new ProgressSample("monitor", 100, null, HalfWay.Cursor), _notes.Samples[2]);
    }

    [Theory]
    [InlineData("input_absent")]
    [InlineData("signals_absent")]
    [InlineData("cursor_stalled")]
    public async Task A_run_that_does_not_finish_in_time_fails_with_the_reason(string classification)
    {
        RunSnapshot snapshot = classification switch
        {
            "input_absent" => new RunSnapshot(),
            "signals_absent" => new RunSnapshot { Records = 1 },
            _ => HalfWay,
        };

        MonitorOutcome outcome = await WatchAsync(new ScriptedProbe(Sees(snapshot)));

        SimulationException failure = Assert.IsType<SimulationException>(outcome.ToFailure());
        Assert.Equal((ExitCode.Failed, "monitor_timeout"), (failure.ExitCode, failure.Code));
        Assert.StartsWith($"The run is not complete after 900 s: {classification}. ", failure.Message, StringComparison.Ordinal);
        Assert.NotNull(failure.Hint);
        Assert.Equal(61, outcome.Looks);
        Assert.Single(_notes.Codes, "monitor_stalled");
    }

    [Fact]
    public async Task The_last_look_is_taken_when_the_time_is_over()
    {
        MonitorSection settings = Defaults with { TimeoutSeconds = 20 };
        MonitorOutcome outcome = await WatchAsync(new ScriptedProbe(Sees(HalfWay), Sees(HalfWay), Sees(Done)), settings);

        Assert.Null(outcome.ToFailure());
        Assert.Equal((3, TimeSpan.FromSeconds(20)), (outcome.Looks, outcome.Waited));
    }

    [Theory]
    [InlineData(0, 0, "decisions_absent")]
    [InlineData(4, 0, "executions_absent")]
    [InlineData(4, 2, "success")]
    public async Task A_complete_run_below_its_thresholds_waits_for_the_grace_time_and_is_complete(
        long decisions, long executions, string classification)
    {
        RunSnapshot snapshot = Done with { Decisions = decisions, Executions = executions };
        MonitorSection settings = Defaults with { Thresholds = new MonitorThresholds { MinTradeDecisions = 5 } };

        MonitorOutcome outcome = await WatchAsync(new ScriptedProbe(Sees(snapshot)), settings);

        Assert.Null(outcome.ToFailure());
        Assert.Equal((classification, TimeSpan.FromSeconds(120)), (outcome.Finding.Classification, outcome.Waited));
    }

    [Fact]
    public async Task Rows_that_follow_the_cursor_are_waited_for()
    {
        RunSnapshot before = Done with { Executions = 0, TcaMetrics = 0, OrderEvents = 0 };

        MonitorOutcome outcome = await WatchAsync(new ScriptedProbe(Sees(before), Sees(before), Sees(Done)));

        Assert.Equal(("success", TimeSpan.FromSeconds(30)), (outcome.Finding.Classification, outcome.Waited));
    }

    [Fact]
    public async Task Signals_that_end_before_the_window_are_the_end_once_everything_stands_still()
    {
        Instant close = End - Duration.FromMinutes(30);
        RunSnapshot early = Done with { LastSignal = close, Cursor = close };
        RunSnapshot on = early with { Signals = 101 };

        MonitorOutcome outcome = await WatchAsync(new ScriptedProbe(Sees(early), Sees(on)));

        Assert.Null(outcome.ToFailure());
        Assert.Equal(TimeSpan.FromSeconds(135), outcome.Waited);
    }

    [Fact]
    public async Task Signals_that_go_on_after_a_pause_are_followed()
    {
        Instant pause = End - Duration.FromMinutes(30);
        RunSnapshot early = Done with { LastSignal = pause, Cursor = pause };

        MonitorOutcome outcome = await WatchAsync(new ScriptedProbe(Sees(early), Sees(early), Sees(HalfWay), Sees(Done)));

        Assert.Equal(("success", 4), (outcome.Finding.Classification, outcome.Looks));
    }

    [Fact]
    public async Task A_platform_on_which_nothing_can_follow_is_looked_at_once()
    {
        MonitorOutcome stalled = await WatchAsync(new ScriptedProbe(Sees(HalfWay with { IsFinal = true })));
        MonitorOutcome empty = await WatchAsync(new ScriptedProbe(Sees(new RunSnapshot { IsFinal = true })));

        Assert.Equal("monitor_timeout", stalled.ToFailure()?.Code);
        Assert.Null(empty.ToFailure());
        Assert.Equal((1, 1), (stalled.Looks, empty.Looks));
    }

    [Fact]
    public async Task A_run_that_has_reached_its_end_stays_done_when_the_runtime_falters_later()
    {
        RunSnapshot reached = Done with { OrderEvents = 0 };
        MonitorSection settings = Defaults with { Thresholds = new MonitorThresholds { MinExecutionOrderEvents = 1 } };

        MonitorOutcome outcome = await WatchAsync(
            new ScriptedProbe(
                Sees(reached),
                Throws(new IOException("connection refused")),
                Sees(new RunSnapshot { RuntimeProblem = "revision torghut-sim-00042 is not ready" }),
                Throws(new SimulationException(ExitCode.Usage, "postgres_refused", "database does not exist")),
                Hangs()),
            settings);

        Assert.Null(outcome.ToFailure());
        Assert.Equal("success", outcome.Finding.Classification);
        Assert.Equal(reached with { RuntimeProblem = "revision torghut-sim-00042 is not ready" }, outcome.Farthest);
        Assert.Contains("runtime_faltered", _notes.Codes);
        Assert.Contains("monitor_look_failed", _notes.Codes);
    }

    [Fact]
    public async Task Looks_that_fail_for_a_moment_are_taken_again()
    {
        MonitorOutcome outcome = await WatchAsync(new ScriptedProbe(
            Throws(new IOException("connection refused")), Throws(new IOException("connection refused")), Hangs(), Sees(Done)));

        Assert.Null(outcome.ToFailure());
        Assert.Equal(4, outcome.Looks);
        Assert.Equal(["connection refused", "no answer within 60 s"], Messages("monitor_look_failed"));
    }

    [Fact]
    public async Task Stores_that_never_answer_are_a_timeout_that_names_the_reason()
    {
        MonitorOutcome outcome = await WatchAsync(new ScriptedProbe(Hangs()));

        Assert.Equal("monitor_timeout", outcome.ToFailure()?.Code);
        Assert.Contains("The last look failed: no answer within", outcome.ToFailure()!.Message, StringComparison.Ordinal);
        Assert.InRange(outcome.Waited, TimeSpan.FromSeconds(900), TimeSpan.FromSeconds(960));
    }

    [Fact]
    public async Task Stores_that_refuse_end_the_watch_at_once()
    {
        var refusal = new SimulationException(ExitCode.Usage, "postgres_refused", "database does not exist");

        SimulationException failure = await Assert.ThrowsAsync<SimulationException>(
            () => WatchAsync(new ScriptedProbe(Sees(HalfWay), Throws(refusal))));

        Assert.Same(refusal, failure);
    }

    [Fact]
    public async Task Cancellation_ends_the_watch_within_a_look_and_within_a_wait()
    {
        foreach (ScriptedProbe probe in (ScriptedProbe[])[new(Hangs()), new(Sees(HalfWay))])
        {
            using var cancellation = new CancellationTokenSource();
            Task watch = Monitor(Defaults).WatchAsync(probe, cancellation.Token);
            await cancellation.CancelAsync();

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watch);
            Assert.Equal(1, probe.Looks);
        }
    }

    /// <summary>Whatever follows a terminal success, and however it is mixed with failures, the answer is the same.</summary>
    [Fact]
    public void Nothing_that_is_seen_after_the_end_changes_the_policy()
    {
        var policy = new MonitorPolicy(Defaults, End);
        Snapshots.Any(End).Array[0, 10].Sample(later =>
        {
            RunSnapshot farthest = later.Aggregate(Done, RunSnapshot.Farthest);

            Assert.Equal(MonitorStep.Complete, policy.Decide(farthest, TimeSpan.Zero));
            Assert.Equal(RunProgressClass.Success, CompletionCheck.Evaluate(End, farthest).Class);
        });
    }

    [Fact]
    public void A_policy_never_ends_a_run_as_complete_before_its_cursor_is_there()
    {
        var policy = new MonitorPolicy(Defaults, End);
        Gen.Select(Snapshots.Any(End), Gen.Int[0, 2000], Gen.Bool).Sample((snapshot, seconds, isFinal) =>
        {
            MonitorStep step = policy.Decide(snapshot with { IsFinal = isFinal }, TimeSpan.FromSeconds(seconds));
            bool complete = CompletionCheck.Evaluate(End, snapshot with { IsFinal = isFinal }).Complete;

            Assert.True(complete || step != MonitorStep.Complete);
            Assert.False(isFinal && step == MonitorStep.Wait);
            Assert.False(complete && seconds >= 120 && step == MonitorStep.Wait);
        });
    }

    private IEnumerable<string> Messages(string code) => _notes.Notes.Where(note => note.Code == code).Select(note => note.Message);

    private RunMonitor Monitor(MonitorSection settings) => new(new MonitorPolicy(settings, End), _notes, _time);

    private async Task<MonitorOutcome> WatchAsync(ScriptedProbe probe, MonitorSection? settings = null)
    {
        Task<MonitorOutcome> watch = Monitor(settings ?? Defaults).WatchAsync(probe, CancellationToken.None);
        await _time.PassUntilEndAsync(watch, TimeSpan.FromSeconds(5));
        return await watch;
    }
}

using CsCheck;
using NodaTime;
using Torghut.Simulation.Monitoring;

namespace Torghut.Simulation.Tests.Monitoring;

public sealed class CompletionCheckTests
{
    private static readonly Instant End = Instant.FromUtc(2013, 10, 7, 20, 0);

    [Theory]
    [InlineData(0, null, null, 0, 0, true, "input_absent")]
    [InlineData(5, null, null, 0, 0, true, "signals_absent")]
    [InlineData(5, -60, null, 0, 0, false, "cursor_stalled")]
    [InlineData(5, -60, -62, 3, 3, false, "cursor_stalled")]
    [InlineData(5, -60, -61, 3, 3, true, "success")]
    [InlineData(5, 30, -1, 3, 3, true, "success")]
    [InlineData(5, 30, -2, 3, 3, false, "cursor_stalled")]
    [InlineData(5, -60, -60, 0, 0, true, "decisions_absent")]
    [InlineData(5, -60, -60, 3, 0, true, "executions_absent")]
    public void A_run_is_complete_when_the_cursor_is_within_a_second_of_the_earlier_of_last_signal_and_window_end(
        long records, int? lastSignal, int? cursor, long decisions, long executions, bool complete, string classification)
    {
        MonitorFinding finding = CompletionCheck.Evaluate(End, new RunSnapshot
        {
            Records = records,
            Signals = lastSignal is null ? 0 : 1,
            Decisions = decisions,
            Executions = executions,
            LastSignal = At(lastSignal),
            Cursor = At(cursor),
            IsFinal = true,
        });

        Assert.Equal(complete, finding.Complete);
        Assert.Equal(classification, finding.Classification);
    }

    [Theory]
    [InlineData(0, "input_absent")]
    [InlineData(5, "signals_absent")]
    public void While_more_may_follow_a_run_without_input_or_signals_is_not_complete(long records, string classification)
    {
        MonitorFinding finding = CompletionCheck.Evaluate(End, new RunSnapshot { Records = records });

        Assert.False(finding.Complete);
        Assert.Equal(classification, finding.Classification);
    }

    [Fact]
    public void A_tenth_of_a_second_more_than_a_second_is_too_far()
    {
        RunSnapshot snapshot = Snapshots.Done(End) with { LastSignal = End, Cursor = End - Duration.FromMilliseconds(1100) };

        Assert.False(CompletionCheck.Evaluate(End, snapshot).Complete);
        Assert.True(CompletionCheck.Evaluate(End, snapshot with { Cursor = End - Duration.FromMilliseconds(1000) }).Complete);
    }

    /// <summary>The first thing missing on the way from record to execution is the class, whatever the rest says.</summary>
    [Fact]
    public void The_class_names_the_first_thing_that_is_missing()
    {
        Snapshots.Any(End).Sample(snapshot =>
        {
            RunProgressClass expected =
                snapshot.Records == 0 ? RunProgressClass.InputAbsent
                : snapshot.LastSignal is null ? RunProgressClass.SignalsAbsent
                : snapshot.Cursor is null || (End.ToUnixTimeMilliseconds() - snapshot.Cursor.Value.ToUnixTimeMilliseconds() > 1000
                    && snapshot.LastSignal.Value.ToUnixTimeMilliseconds() - snapshot.Cursor.Value.ToUnixTimeMilliseconds() > 1000) ? RunProgressClass.CursorStalled
                : snapshot.Decisions == 0 ? RunProgressClass.DecisionsAbsent
                : snapshot.Executions == 0 ? RunProgressClass.ExecutionsAbsent
                : RunProgressClass.Success;

            Assert.Equal(expected, CompletionCheck.Evaluate(End, snapshot).Class);
        });
    }

    /// <summary>More records, signals, rows or a later cursor never take a class back, unless signals run ahead of the cursor.</summary>
    [Fact]
    public void Going_on_never_takes_a_class_back_while_the_signals_are_the_same()
    {
        Gen.Select(Snapshots.Any(End), Snapshots.Any(End)).Sample((earlier, later) =>
        {
            RunSnapshot farther = RunSnapshot.Farthest(earlier, later with { LastSignal = earlier.LastSignal });
            RunProgressClass before = CompletionCheck.Evaluate(End, earlier).Class;
            RunProgressClass after = CompletionCheck.Evaluate(End, farther).Class;

            Assert.True(after >= before, $"{before} became {after}");
        });
    }

    [Fact]
    public void The_farthest_of_looks_does_not_depend_on_their_order_or_repetition()
    {
        Gen.Select(Snapshots.Any(End), Snapshots.Any(End)).Sample((left, right) =>
        {
            RunSnapshot farthest = RunSnapshot.Farthest(left, right);

            Assert.Equal(farthest, RunSnapshot.Farthest(right, left));
            Assert.Equal(farthest, RunSnapshot.Farthest(farthest, left));
            Assert.Equal(farthest, RunSnapshot.Farthest(right, farthest));
        });
    }

    private static Instant? At(int? secondsAfterEnd) => secondsAfterEnd is int seconds ? End.Plus(Duration.FromSeconds(seconds)) : null;
}

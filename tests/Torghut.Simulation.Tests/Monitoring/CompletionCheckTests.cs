using NodaTime;
using Torghut.Market.Topics;
using Torghut.Simulation.Monitoring;
using Torghut.Simulation.Platforms;

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
        MonitorFinding finding = CompletionCheck.Evaluate(End, new ReplayResult
        {
            Records = records,
            RecordsByRole = new Dictionary<TopicRole, long>(),
            Signals = lastSignal is null ? 0 : 1,
            Decisions = decisions,
            Executions = executions,
            OrderEvents = 0,
            TcaMetrics = 0,
            LastSignal = lastSignal is int signal ? End.Plus(Duration.FromSeconds(signal)) : null,
            Cursor = cursor is int at ? End.Plus(Duration.FromSeconds(at)) : null,
            Elapsed = TimeSpan.FromSeconds(1),
        });

        Assert.Equal(complete, finding.Complete);
        Assert.Equal(classification, finding.Classification);
    }
}

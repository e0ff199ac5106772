using NodaTime;
using Torghut.Market.Time;
using Torghut.Trading.Outcomes;

namespace Torghut.Trading.Tests.Outcomes;

public sealed class OutcomeCountsTests
{
    private static readonly long StartNs = EventTime.FromInstant(Instant.FromUtc(2026, 2, 27, 14, 30));
    private static readonly long EndNs = EventTime.FromInstant(Instant.FromUtc(2026, 2, 27, 15, 20));

    private readonly OutcomeCounts _counts = new(1, 1, StartNs, EndNs);

    [Fact]
    public void The_window_is_cut_into_half_hours_of_the_clock()
    {
        Assert.Equal(2, _counts.HalfHours);
        Assert.Equal(StartNs, _counts.HalfHourStartNs(0));
        Assert.Equal(StartNs + (60 * EventTime.NsPerMinute), _counts.HalfHourEndNs(1));
    }

    [Fact]
    public void A_signal_belongs_to_the_half_hour_that_its_bar_ends_in_the_end_included()
    {
        long boundary = StartNs + (30 * EventTime.NsPerMinute);
        _counts.AddOutcome(0, 0, boundary, SignalOutcome.NoSetup);
        _counts.AddOutcome(0, 0, boundary + EventTime.NsPerSecond, SignalOutcome.NoSetup);
        _counts.AddProduced(0, 0, boundary);

        Assert.Equal(1, _counts.Count(0, 0, 0, SignalOutcome.NoSetup));
        Assert.Equal(1, _counts.Count(0, 0, 1, SignalOutcome.NoSetup));
        Assert.Equal(1, _counts.Produced(0, 0, 0));
    }

    [Fact]
    public void A_bar_that_ends_after_the_window_belongs_to_the_last_half_hour()
    {
        OutcomeCounts counts = new(1, 1, StartNs, StartNs + (30 * EventTime.NsPerMinute) - 1);
        counts.AddOutcome(0, 0, StartNs + (31 * EventTime.NsPerMinute), SignalOutcome.Decision);

        Assert.Equal(1, counts.HalfHours);
        Assert.Equal(1, counts.Count(0, 0, 0, SignalOutcome.Decision));
    }

    [Fact]
    public void Every_outcome_has_its_own_code() =>
        Assert.Equal(SignalOutcomes.All.Count, SignalOutcomes.All.Select(SignalOutcomes.Code).Distinct().Count());

    [Fact]
    public void The_gates_codes_are_those_of_the_contract() => Assert.Equal(
        [
            "non_monotonic_progression", "schema_mismatch", "feature_staleness_exceeds_budget", "duplicate_ratio_exceeds_threshold",
            "required_feature_null_rate_exceeds_threshold",
        ],
        SignalOutcomes.All.Where(SignalOutcomes.IsGateRefusal).Select(SignalOutcomes.Code));
}

using Torghut.Market.Symbols;
using Torghut.Market.Time;
using Torghut.Trading.Outcomes;
using Torghut.Trading.Risk;
using Torghut.Trading.Signals;
using Torghut.Trading.Strategies;
using Torghut.Trading.Tests.Support;

namespace Torghut.Trading.Tests.Risk;

public sealed class FeatureGateTests
{
    private static readonly RosterStrategy Tsmom = MadeSignals.Strategy();

    private readonly FeatureGate _gate = new(new FeatureGateOptions(), 2);

    [Fact]
    public void Good_signals_pass()
    {
        GatedSignal[] batch = [Gated(MadeSignals.Signal()), Gated(MadeSignals.Signal(symbol: 1))];
        _gate.Examine(batch);

        Assert.All(batch, signal => Assert.Null(signal.Refusal));
        Assert.False(_gate.HasTooManyNulls(Tsmom, batch));
    }

    [Fact]
    public void A_signal_that_goes_back_in_time_or_sequence_is_refused()
    {
        _gate.Examine([Gated(MadeSignals.Signal(1_000))]);
        GatedSignal earlier = Gated(MadeSignals.Signal(999));
        _gate.Examine([earlier]);
        GatedSignal sameSequence = Gated(MadeSignals.Signal(1_001));
        _gate.Examine([sameSequence]);

        Assert.Equal(SignalOutcome.NonMonotonicProgression, earlier.Refusal);
        Assert.Equal(SignalOutcome.NonMonotonicProgression, sameSequence.Refusal);
    }

    [Fact]
    public void A_signal_that_breaks_its_columns_is_refused()
    {
        Signal[] broken = [MadeSignals.Signal(), MadeSignals.Signal(), MadeSignals.Signal(), MadeSignals.Signal()];
        broken[0].Close = double.NaN;
        broken[1].Close = 0;
        broken[2].Seq = 0;
        broken[3].EndNs++;
        foreach (Signal signal in broken)
        {
            GatedSignal gated = Gated(signal);
            _gate.Examine([gated]);
            Assert.Equal(SignalOutcome.SchemaMismatch, gated.Refusal);
        }
    }

    [Fact]
    public void A_repeated_signal_refuses_its_batch()
    {
        GatedSignal first = Gated(MadeSignals.Signal());
        GatedSignal again = Gated(MadeSignals.Signal());
        GatedSignal other = Gated(MadeSignals.Signal(symbol: 1));
        _gate.Examine([first, again, other]);

        Assert.Equal(SignalOutcome.DuplicateRatio, first.Refusal);
        Assert.Equal(SignalOutcome.DuplicateRatio, again.Refusal);
        Assert.Equal(SignalOutcome.DuplicateRatio, other.Refusal);
    }

    [Fact]
    public void A_ratio_equal_to_its_limit_passes_and_only_the_repeated_signal_is_refused()
    {
        FeatureGate gate = new(new FeatureGateOptions { MaxDuplicateRatio = 0.5 }, 2);
        GatedSignal first = Gated(MadeSignals.Signal());
        GatedSignal again = Gated(MadeSignals.Signal());
        gate.Examine([first, again]);

        Assert.Null(first.Refusal);
        Assert.Equal(SignalOutcome.NonMonotonicProgression, again.Refusal);
    }

    [Fact]
    public void A_null_that_the_warm_up_does_not_explain_refuses_the_batch_for_strategies_that_read_it()
    {
        Signal withNull = MadeSignals.Signal();
        withNull.VolRealizedW60s = double.NaN;
        GatedSignal[] batch = [Gated(withNull), Gated(MadeSignals.Signal(symbol: 1))];
        _gate.Examine(batch);

        Assert.True(_gate.HasTooManyNulls(Tsmom, batch));
        Assert.False(_gate.HasTooManyNulls(MadeSignals.Strategy(StrategyKind.MeanReversionV1), batch));
    }

    [Fact]
    public void A_null_of_the_warm_up_does_not_count()
    {
        Signal withNull = MadeSignals.Signal();
        withNull.VolRealizedW60s = double.NaN;
        GatedSignal[] batch = [Gated(withNull, SignalFeatures.VolRealizedW60s)];
        _gate.Examine(batch);

        Assert.False(_gate.HasTooManyNulls(Tsmom, batch));
    }

    [Fact]
    public void A_null_rate_equal_to_its_limit_passes()
    {
        // One null of seven required features.
        Signal withNull = MadeSignals.Signal();
        withNull.VolRealizedW60s = double.NaN;
        GatedSignal[] batch = [Gated(withNull)];

        Assert.False(new FeatureGate(new FeatureGateOptions { MaxRequiredNullRate = 1 / 7.0 }, 2).HasTooManyNulls(Tsmom, batch));
        Assert.True(new FeatureGate(new FeatureGateOptions { MaxRequiredNullRate = 0.14 }, 2).HasTooManyNulls(Tsmom, batch));
    }

    [Fact]
    public void Only_signals_that_the_strategy_reads_count()
    {
        Signal otherTimeframe = MadeSignals.Signal(timeframe: Timeframe.OneMinute);
        otherTimeframe.Macd = double.NaN;
        Signal otherSymbol = MadeSignals.Signal(symbol: 1);
        otherSymbol.Macd = double.NaN;
        GatedSignal[] batch = [Gated(MadeSignals.Signal()), Gated(otherTimeframe), Gated(otherSymbol)];
        RosterStrategy strategy = new(
            new StrategyDefinition { Name = "s", Kind = StrategyKind.IntradayTsmomV1, Symbols = ["AIG"] }, 0, new SymbolTable(["AIG", "BAC"]));

        Assert.False(_gate.HasTooManyNulls(strategy, batch));
    }

    [Fact]
    public void Staleness_is_decision_time_less_signal_time()
    {
        Signal signal = MadeSignals.Signal();
        Assert.False(_gate.IsStale(signal, signal.EndNs + (120_000 * EventTime.NsPerMs)));
        Assert.True(_gate.IsStale(signal, signal.EndNs + (120_000 * EventTime.NsPerMs) + 1));
    }

    [Fact]
    public void Switched_off_it_refuses_nothing()
    {
        FeatureGate gate = new(new FeatureGateOptions { Enabled = false }, 2);
        Signal broken = MadeSignals.Signal();
        broken.Close = double.NaN;
        GatedSignal[] batch = [Gated(broken), Gated(broken)];
        gate.Examine(batch);

        Assert.All(batch, signal => Assert.Null(signal.Refusal));
        Assert.False(gate.IsStale(broken, long.MaxValue));
    }

    [Theory]
    [InlineData(new long[] { 100 }, 1)]
    [InlineData(new long[] { 100, 101 }, 2)]
    [InlineData(new long[] { 100, 101, 102, 103 }, 3)]
    [InlineData(new long[] { 100, 101, 161 }, 1)]
    [InlineData(new long[] { 100, 102, 161 }, 2)]
    public void The_volatility_window_is_sixty_seconds_open_at_its_start(long[] ends, int expected)
    {
        VolatilityWindow window = default;
        int bars = 0;
        foreach (long end in ends)
        {
            bars = window.Add(end * EventTime.NsPerSecond);
        }

        Assert.Equal(expected, bars);
    }

    private static GatedSignal Gated(Signal signal, SignalFeatures expectedNulls = SignalFeatures.None) => new(signal, expectedNulls);
}

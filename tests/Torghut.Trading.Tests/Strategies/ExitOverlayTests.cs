using Torghut.Market.Time;
using Torghut.Trading.Portfolio;
using Torghut.Trading.Signals;
using Torghut.Trading.Strategies;
using Torghut.Trading.Tests.Support;

namespace Torghut.Trading.Tests.Strategies;

public sealed class ExitOverlayTests
{
    private static readonly SessionHours Hours = new(0, 23_400 * EventTime.NsPerSecond, 23_400 * EventTime.NsPerSecond);

    [Fact]
    public void Without_a_position_there_is_nothing_to_close() =>
        Assert.Null(Find(new HeldPosition(), 1, new StrategyParameters { StopLossBps = 1, MaxHoldSeconds = 0 }));

    [Fact]
    public void Without_overlays_a_position_stays() => Assert.Null(Find(Holding(10), 1, new StrategyParameters()));

    [Theory]
    [InlineData(10, 98.01, false)]
    [InlineData(10, 98.00, true)]
    [InlineData(-10, 101.99, false)]
    [InlineData(-10, 102.00, true)]
    public void Stop_loss_measures_from_the_average_price(double quantity, double close, bool isHit)
    {
        // 200 bps of the entry at 100.
        string? reason = Find(Holding((decimal)quantity), close, new StrategyParameters { StopLossBps = 200 });

        Assert.Equal(isHit ? "position_stop_loss_exit" : null, reason);
    }

    [Theory]
    [InlineData(10, 120, 118.9, false)]
    [InlineData(10, 120, 118.8, true)]
    [InlineData(-10, 80, 80.7, false)]
    [InlineData(-10, 80, 80.8, true)]
    public void Trailing_stop_measures_from_the_best_price_since_entry(double quantity, double best, double close, bool isHit)
    {
        HeldPosition position = Holding((decimal)quantity);
        position.See(best);
        position.See(close);

        string? reason = Find(position, close, new StrategyParameters { TrailingStopBps = 100 });

        Assert.Equal(isHit ? "position_trailing_stop_exit" : null, reason);
    }

    [Fact]
    public void Time_exit_comes_when_the_position_is_old_enough()
    {
        // Opened at second 100; the signal is of second 1000.
        Assert.Null(Find(Holding(10), 100, new StrategyParameters { MaxHoldSeconds = 901 }));
        Assert.Equal("position_time_exit", Find(Holding(10), 100, new StrategyParameters { MaxHoldSeconds = 900 }));
    }

    [Fact]
    public void Flattening_counts_back_from_the_close()
    {
        // The signal of second 1000 lies 22400 s before the close: 373 minutes and 20 seconds.
        Assert.Null(Find(Holding(10), 100, new StrategyParameters { SessionFlattenMinutesBeforeClose = 373 }));
        Assert.Equal(
            "session_flatten_exit", Find(Holding(10), 100, new StrategyParameters { SessionFlattenMinutesBeforeClose = 374 }));
    }

    [Fact]
    public void The_first_of_several_gives_the_reason()
    {
        StrategyParameters all = new()
        {
            StopLossBps = 100,
            TrailingStopBps = 100,
            MaxHoldSeconds = 1,
            SessionFlattenMinutesBeforeClose = 390,
        };
        Assert.Equal("position_stop_loss_exit", Find(Holding(10), 90, all));
        Assert.Equal("position_trailing_stop_exit", Find(Holding(10), 90, all with { StopLossBps = null }));
        Assert.Equal("position_time_exit", Find(Holding(10), 100, all));
    }

    private static string? Find(HeldPosition position, double close, StrategyParameters parameters)
    {
        Signal signal = MadeSignals.Signal(1_000);
        signal.Close = close;
        return ExitOverlay.Find(signal, position, parameters, Hours);
    }

    private static HeldPosition Holding(decimal quantity)
    {
        HeldPosition position = new();
        position.Add(quantity, 100m, 100 * EventTime.NsPerSecond);
        return position;
    }
}

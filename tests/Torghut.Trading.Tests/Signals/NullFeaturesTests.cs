using Torghut.Trading.Signals;
using Torghut.Trading.Tests.Support;

namespace Torghut.Trading.Tests.Signals;

public sealed class NullFeaturesTests
{
    [Fact]
    public void A_whole_signal_has_none() => Assert.Equal(SignalFeatures.None, NullFeatures.Find(MadeSignals.Signal()));

    [Fact]
    public void An_empty_signal_has_all()
    {
        Signal signal = default;
        signal.Macd = signal.MacdSignal = signal.MacdHist = signal.Ema12 = signal.Ema26 = double.NaN;
        signal.Rsi14 = signal.BollMid = signal.BollLower = signal.VwapSession = signal.VolRealizedW60s = double.NaN;
        Assert.Equal(Enum.GetValues<SignalFeatures>().Aggregate((a, b) => a | b), NullFeatures.Find(signal));
    }

    [Theory]
    [InlineData(14, 3, SignalFeatures.Rsi14 | SignalFeatures.BollMid | SignalFeatures.BollLower)]
    [InlineData(15, 3, SignalFeatures.BollMid | SignalFeatures.BollLower)]
    [InlineData(19, 2, SignalFeatures.BollMid | SignalFeatures.BollLower | SignalFeatures.VolRealizedW60s)]
    [InlineData(20, 2, SignalFeatures.VolRealizedW60s)]
    [InlineData(20, 3, SignalFeatures.None)]
    public void The_warm_up_explains_what_lacks_bars(long seq, int bars, SignalFeatures expected) =>
        Assert.Equal(expected, NullFeatures.ExpectedInWarmUp(seq, bars));
}

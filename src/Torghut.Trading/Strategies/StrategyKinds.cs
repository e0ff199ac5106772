using Torghut.Trading.Signals;

namespace Torghut.Trading.Strategies;

/// <summary>Names and make of the built-in strategies.</summary>
public static class StrategyKinds
{
    /// <summary>The kind's name in manifests and rows.</summary>
    public static string Name(StrategyKind kind) => kind switch
    {
        StrategyKind.IntradayTsmomV1 => "intraday_tsmom_v1",
        StrategyKind.MeanReversionV1 => "mean_reversion_v1",
        StrategyKind.MacdRsiV1 => "macd_rsi_v1",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The timeframe that the kind reads.</summary>
    public static Timeframe TimeframeOf(StrategyKind kind) => Create(kind).Timeframe;

    /// <summary>The strategy's function.</summary>
    internal static IStrategy Create(StrategyKind kind) => kind switch
    {
        StrategyKind.IntradayTsmomV1 => new IntradayTsmom(),
        StrategyKind.MeanReversionV1 => new MeanReversion(),
        StrategyKind.MacdRsiV1 => new MacdRsi(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}

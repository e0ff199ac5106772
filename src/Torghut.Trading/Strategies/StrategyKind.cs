namespace Torghut.Trading.Strategies;

/// <summary>The built-in strategies.</summary>
public enum StrategyKind
{
    /// <summary><c>intraday_tsmom_v1</c>: time-series momentum on one-second signals.</summary>
    IntradayTsmomV1,

    /// <summary><c>mean_reversion_v1</c>: reversion to the Bollinger middle on one-second signals.</summary>
    MeanReversionV1,

    /// <summary><c>macd_rsi_v1</c>: MACD cross with RSI on one-minute signals.</summary>
    MacdRsiV1,
}

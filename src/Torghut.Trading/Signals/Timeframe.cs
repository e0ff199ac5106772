namespace Torghut.Trading.Signals;

/// <summary>The length of the bars a signal is made of.</summary>
public enum Timeframe : byte
{
    /// <summary>One second: <c>PT1S</c> in the signal store, <c>1Sec</c> in strategies.</summary>
    OneSecond = 0,

    /// <summary>One minute: <c>PT1M</c> in the signal store, <c>1Min</c> in strategies.</summary>
    OneMinute = 1,
}

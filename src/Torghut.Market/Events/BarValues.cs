namespace Torghut.Market.Events;

/// <summary>The values of one source bar; prices and volume in units of 1e-8.</summary>
/// <param name="StartNs">Start of the bar, nanoseconds since the Unix epoch.</param>
/// <param name="OpenE8">First price.</param>
/// <param name="HighE8">Highest price.</param>
/// <param name="LowE8">Lowest price.</param>
/// <param name="CloseE8">Last price.</param>
/// <param name="VolumeE8">Shares traded.</param>
/// <param name="VwapE8">Volume-weighted average price; null where the source gives none.</param>
/// <param name="TradeCount">Number of trades; 0 where the source gives none.</param>
public readonly record struct BarValues(
    long StartNs,
    long OpenE8,
    long HighE8,
    long LowE8,
    long CloseE8,
    long VolumeE8,
    long? VwapE8,
    long TradeCount);

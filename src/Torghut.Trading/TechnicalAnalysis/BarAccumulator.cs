using System.Runtime.CompilerServices;
using Torghut.Market.Events;
using Torghut.Market.Topics;
using Torghut.Trading.Lineage;
using Torghut.Trading.TechnicalAnalysis.Indicators;

namespace Torghut.Trading.TechnicalAnalysis;

/// <summary>The values of an open bar of one symbol.</summary>
internal struct BarAccumulator
{
    /// <summary>First price, units of 1e-8.</summary>
    public long OpenE8;

    /// <summary>Highest price, units of 1e-8.</summary>
    public long HighE8;

    /// <summary>Lowest price, units of 1e-8.</summary>
    public long LowE8;

    /// <summary>Last price, units of 1e-8.</summary>
    public long CloseE8;

    /// <summary>Number of trades.</summary>
    public long Count;

    /// <summary>Σ price·size and Σ size.</summary>
    public VolumeWeightedPrice Sums;

    /// <summary>Offset of the last record.</summary>
    public long LastOffset;

    /// <summary>Partition of the last record.</summary>
    public int LastPartition;

    /// <summary>Whether the values are those of a source bar, else of trades.</summary>
    public bool IsSourceBar;

    /// <summary>Whether the notional in <see cref="Sums"/> is the bar's own; false for a source bar without an average price.</summary>
    public bool HasVwap;

    /// <summary>The last record behind the bar.</summary>
    public readonly SourceRecord LastRecord =>
        new(IsSourceBar ? TopicRole.Bars : TopicRole.Trades, LastPartition, LastOffset);

    /// <summary>Begins with the bar's first trade.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Start(in MarketEvent trade)
    {
        long price = trade.PriceE8;
        OpenE8 = price;
        HighE8 = price;
        LowE8 = price;
        CloseE8 = price;
        Count = 1;
        Sums = VolumeWeightedPrice.Of(price, trade.SizeE8);
        LastOffset = trade.Offset;
        LastPartition = trade.Partition;
        IsSourceBar = false;
        HasVwap = true;
    }

    /// <summary>Takes a further trade.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in MarketEvent trade)
    {
        long price = trade.PriceE8;
        HighE8 = Math.Max(HighE8, price);
        LowE8 = Math.Min(LowE8, price);
        CloseE8 = price;
        Count++;
        Sums += VolumeWeightedPrice.Of(price, trade.SizeE8);
        LastOffset = trade.Offset;
        LastPartition = trade.Partition;
    }

    /// <summary>Appends a later bar of trades.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Merge(in BarAccumulator later)
    {
        HighE8 = Math.Max(HighE8, later.HighE8);
        LowE8 = Math.Min(LowE8, later.LowE8);
        CloseE8 = later.CloseE8;
        Count += later.Count;
        Sums += later.Sums;
        LastOffset = later.LastOffset;
        LastPartition = later.LastPartition;
    }

    /// <summary>
    /// The values of a source bar. Without an average price its notional is taken at (high + low + close) ÷ 3, the usual
    /// stand-in, so that its volume still counts in the averages over several bars.
    /// </summary>
    public static BarAccumulator FromSource(in MarketEvent e, in BarValues bar)
    {
        long price = bar.VwapE8 ?? (bar.HighE8 + bar.LowE8 + bar.CloseE8) / 3;
        return new BarAccumulator
        {
            OpenE8 = bar.OpenE8,
            HighE8 = bar.HighE8,
            LowE8 = bar.LowE8,
            CloseE8 = bar.CloseE8,
            Count = bar.TradeCount,
            Sums = VolumeWeightedPrice.Of(price, bar.VolumeE8),
            LastOffset = e.Offset,
            LastPartition = e.Partition,
            IsSourceBar = true,
            HasVwap = bar.VwapE8 is not null,
        };
    }
}

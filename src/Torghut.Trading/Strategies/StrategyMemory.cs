using Torghut.Trading.Orders;

namespace Torghut.Trading.Strategies;

/// <summary>What a strategy remembers of a symbol beside its position: its own state, the same after a replay.</summary>
internal sealed class StrategyMemory
{
    private const long Never = long.MinValue;

    private long _lastBuyNs = Never;
    private long _lastSellNs = Never;

    /// <summary>Event time of the last signal on which an exit overlay decided.</summary>
    public long LastOverlaySignalNs { get; set; } = Never;

    /// <summary>Remembers an entry, by the time of its decision.</summary>
    public void Entered(OrderSide side, long decidedNs)
    {
        if (side == OrderSide.Buy)
        {
            _lastBuyNs = decidedNs;
        }
        else
        {
            _lastSellNs = decidedNs;
        }
    }

    /// <summary>Time since the last entry in a direction; null without one.</summary>
    public long? SinceEntry(OrderSide side, long nowNs)
    {
        long last = side == OrderSide.Buy ? _lastBuyNs : _lastSellNs;
        return last == Never ? null : nowNs - last;
    }
}

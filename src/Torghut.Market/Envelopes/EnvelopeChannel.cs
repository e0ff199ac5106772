namespace Torghut.Market.Envelopes;

/// <summary>Value of an envelope's <c>channel</c>.</summary>
public enum EnvelopeChannel : byte
{
    /// <summary><c>trades</c>.</summary>
    Trades,

    /// <summary><c>quotes</c>.</summary>
    Quotes,

    /// <summary><c>bars</c>: one-minute bars.</summary>
    Bars,

    /// <summary><c>updatedBars</c>: a bar once more, after late trades.</summary>
    UpdatedBars,

    /// <summary><c>status</c>: trading status.</summary>
    Status,

    /// <summary><c>trade_updates</c>: order updates.</summary>
    TradeUpdates,
}

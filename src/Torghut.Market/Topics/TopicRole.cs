namespace Torghut.Market.Topics;

/// <summary>What a topic carries; the keys of the manifest's <c>source_topics</c> and <c>simulation_topics</c>.</summary>
public enum TopicRole
{
    /// <summary><c>trades</c>: trade prints; replayed.</summary>
    Trades,

    /// <summary><c>quotes</c>: best bid and offer; replayed.</summary>
    Quotes,

    /// <summary><c>bars</c>: one-minute bars; replayed.</summary>
    Bars,

    /// <summary><c>status</c>: trading status; replayed.</summary>
    Status,

    /// <summary><c>ta_microbars</c>: one-second bars of technical analysis.</summary>
    TaMicrobars,

    /// <summary><c>ta_signals</c>: indicator signals.</summary>
    TaSignals,

    /// <summary><c>ta_status</c>: health of technical analysis.</summary>
    TaStatus,

    /// <summary><c>order_updates</c>: order updates.</summary>
    OrderUpdates,
}

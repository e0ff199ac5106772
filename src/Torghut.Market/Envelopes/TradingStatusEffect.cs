namespace Torghut.Market.Envelopes;

/// <summary>What a trading status does to trading of the symbol.</summary>
public enum TradingStatusEffect : byte
{
    /// <summary>Nothing: an indication, an imbalance, a restriction, a resumption of quoting alone.</summary>
    None,

    /// <summary>Stops trading.</summary>
    Halt,

    /// <summary>Trading goes on.</summary>
    Resume,
}

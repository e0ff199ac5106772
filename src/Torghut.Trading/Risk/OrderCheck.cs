using Torghut.Trading.Orders;

namespace Torghut.Trading.Risk;

/// <summary>All that the risk checks look at: one intended order, its market, and what the account would become.</summary>
internal readonly record struct OrderCheck
{
    /// <summary>Whether the strategy's universe has the symbol.</summary>
    public required bool IsSymbolAllowed { get; init; }

    /// <summary>Direction.</summary>
    public required OrderSide Side { get; init; }

    /// <summary>Whether the order only reduces the strategy's position. Limits on taking risk do not hold for it.</summary>
    public required bool Reduces { get; init; }

    /// <summary>Shares; null where sizing could not know them.</summary>
    public required decimal? Quantity { get; init; }

    /// <summary>Mid; null without a two-sided quote.</summary>
    public required decimal? Mid { get; init; }

    /// <summary>Ask − bid; null without a two-sided quote.</summary>
    public required decimal? Spread { get; init; }

    /// <summary>Age of the last quote; <see cref="long.MaxValue"/> without one.</summary>
    public required long QuoteAgeNs { get; init; }

    /// <summary>Equity; null where a held symbol has no mid.</summary>
    public required decimal? Equity { get; init; }

    /// <summary>What may still be put into positions.</summary>
    public required decimal BuyingPower { get; init; }

    /// <summary>The strategy's position in the symbol.</summary>
    public required decimal Position { get; init; }

    /// <summary>The same with its open sells filled: what is left to sell.</summary>
    public required decimal SellInventory { get; init; }

    /// <summary>The strategy's largest absolute position in the symbol with the order and open orders filled, in shares.</summary>
    public required decimal StrategyQuantityAfter { get; init; }

    /// <summary>The account's largest absolute position in the symbol with the order and open orders filled, in shares.</summary>
    public required decimal SymbolQuantityAfter { get; init; }

    /// <summary>Gross exposure with the order and open orders filled, in currency.</summary>
    public required decimal GrossAfter { get; init; }

    /// <summary>Absolute net exposure with the order and the open orders of its direction filled, in currency.</summary>
    public required decimal NetAfter { get; init; }

    /// <summary>Number of symbols with a position with the order and open orders filled.</summary>
    public required int SymbolsAfter { get; init; }

    /// <summary>Time since the strategy's last entry in this direction and symbol; null without one.</summary>
    public required long? SinceLastEntryNs { get; init; }

    /// <summary>Whether the time of the decision lies in the session.</summary>
    public required bool IsInSession { get; init; }
}

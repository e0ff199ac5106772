using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Pnl;

/// <summary>What is open in one account and symbol at the window's end.</summary>
public sealed record OpenPosition
{
    /// <summary>Account.</summary>
    public required string Account { get; init; }

    /// <summary>Symbol.</summary>
    public required string Symbol { get; init; }

    /// <summary>Shares; negative for a short position.</summary>
    [Unit(Units.Shares)]
    public required decimal Qty { get; init; }

    /// <summary>Open lots.</summary>
    [Unit(Units.Count)]
    public required int Lots { get; init; }

    /// <summary>Final price; null where nothing priced the symbol.</summary>
    [Unit(Units.CurrencyPerShare)]
    public required decimal? Price { get; init; }

    /// <summary><c>micro_bar_close, tca_price, last_fill</c>; null without a price.</summary>
    [Words("micro_bar_close", "tca_price", "last_fill")]
    public required string? PriceSource { get; init; }

    /// <summary>Time of the price.</summary>
    [Format(Formats.DateTime)]
    public required string? PriceTime { get; init; }

    /// <summary>Unrealized P&amp;L of the lots; null without a price.</summary>
    [Unit(Units.Currency)]
    public required decimal? UnrealizedPnl { get; init; }
}

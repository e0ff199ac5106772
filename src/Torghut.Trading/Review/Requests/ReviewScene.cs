using Torghut.Trading.Decisions;
using Torghut.Trading.Portfolio;
using Torghut.Trading.Quotes;

namespace Torghut.Trading.Review.Requests;

/// <summary>What the trader knows at the moment of a decision that is to be reviewed.</summary>
internal sealed record ReviewScene
{
    /// <summary>Most decisions in <see cref="Recent"/>.</summary>
    public const int MostRecent = 5;

    /// <summary>The decision; its own quantity is already reserved.</summary>
    public required Decision Decision { get; init; }

    /// <summary>Cash.</summary>
    public required decimal Cash { get; init; }

    /// <summary>The account, this decision's order filled; null where a held symbol has no mid.</summary>
    public required Valuation? Valuation { get; init; }

    /// <summary>The account's position in the symbol.</summary>
    public required SymbolPosition Position { get; init; }

    /// <summary>All positions, by symbol.</summary>
    public required IReadOnlyList<ScenePosition> Positions { get; init; }

    /// <summary>The symbol's book.</summary>
    public required TopOfBook Book { get; init; }

    /// <summary>The symbol's decisions before this one, the latest first.</summary>
    public required IReadOnlyList<Decision> Recent { get; init; }

    /// <summary>Age of the last quote, nanoseconds; null without a quote.</summary>
    public long? QuoteAgeNs => Book.QuoteTimeNs == TopOfBook.Never ? null : Decision.DecidedNs - Book.QuoteTimeNs;

    /// <summary>Spread over mid, basis points; null without both sides.</summary>
    public decimal? SpreadBps => Book.Mid is { } mid and > 0 ? Book.Spread / mid * 10_000m : null;
}

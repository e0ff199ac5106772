using NodaTime;

namespace Torghut.Trading.Ledger;

/// <summary>A row of <c>trade_cursor</c>: how far the trader has read the signals.</summary>
public sealed record TradeCursorRow : ILedgerRow
{
    /// <summary>Primary key.</summary>
    public required Guid Id { get; init; }

    /// <summary>Source of the signals.</summary>
    public required string Source { get; init; }

    /// <summary>Account.</summary>
    public required string AccountLabel { get; init; }

    /// <summary>Event time of the last handled signal.</summary>
    public required Instant CursorAt { get; init; }

    /// <summary>Its sequence.</summary>
    public long? CursorSeq { get; init; }

    /// <summary>Its symbol.</summary>
    public string? CursorSymbol { get; init; }
}

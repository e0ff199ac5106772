using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Comparison.Document;

/// <summary>An order event as one run has it.</summary>
public sealed record OrderEventSide
{
    /// <summary>When the trader knew of it; null where the ledger does not say.</summary>
    [Format(Formats.DateTime)]
    public required string? EventTime { get; init; }

    /// <summary>Symbol.</summary>
    public required string? Symbol { get; init; }

    /// <summary>Our order id: the hash of the decision.</summary>
    public required string? ClientOrderId { get; init; }

    /// <summary>Kind of event.</summary>
    public required string EventType { get; init; }

    /// <summary>Status of the order after it.</summary>
    public required string? Status { get; init; }

    /// <summary>Side of the order.</summary>
    public required string? Side { get; init; }

    /// <summary>Strategy of the decision behind it.</summary>
    public required string? Strategy { get; init; }

    /// <summary>Ordered quantity.</summary>
    [Unit(Units.Shares)]
    public required decimal? Qty { get; init; }

    /// <summary>Filled so far.</summary>
    [Unit(Units.Shares)]
    public required decimal? FilledQty { get; init; }

    /// <summary>Average price of the fills so far.</summary>
    [Unit(Units.CurrencyPerShare)]
    public required decimal? AvgFillPrice { get; init; }

    /// <summary>The record of the source that the decision comes from, by field; without the run's name.</summary>
    public required IReadOnlyDictionary<string, string> Lineage { get; init; }
}

using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Comparison.Document;

/// <summary>A decision as one run has it.</summary>
public sealed record DecisionSide
{
    /// <summary>Primary key.</summary>
    [Format(Formats.Uuid)]
    public required string DecisionId { get; init; }

    /// <summary>Event time: of the document, else of the signal, else of the creation.</summary>
    [Format(Formats.DateTime)]
    public required string EventTime { get; init; }

    /// <summary>When it was decided.</summary>
    [Format(Formats.DateTime)]
    public required string DecidedAt { get; init; }

    /// <summary>Symbol.</summary>
    public required string Symbol { get; init; }

    /// <summary>Strategy.</summary>
    public required string Strategy { get; init; }

    /// <summary>Timeframe.</summary>
    public required string Timeframe { get; init; }

    /// <summary><c>buy</c> or <c>sell</c>.</summary>
    public required string Action { get; init; }

    /// <summary>Quantity after sizing.</summary>
    [Unit(Units.Shares)]
    public required decimal? Qty { get; init; }

    /// <summary>Order type.</summary>
    public required string OrderType { get; init; }

    /// <summary>Price at the decision.</summary>
    [Unit(Units.CurrencyPerShare)]
    public required decimal? Price { get; init; }

    /// <summary>Spread at the decision.</summary>
    [Unit(Units.CurrencyPerShare)]
    public required decimal? Spread { get; init; }

    /// <summary>Status.</summary>
    public required string Status { get; init; }

    /// <summary>Reasons of risk.</summary>
    public required IReadOnlyList<string> RiskReasons { get; init; }

    /// <summary>Why the strategy wanted it.</summary>
    public required string Rationale { get; init; }

    /// <summary>SHA-256 of the intent.</summary>
    public required string? DecisionHash { get; init; }

    /// <summary>The record of the source that it comes from, by field; without the run's name.</summary>
    public required IReadOnlyDictionary<string, string> Lineage { get; init; }
}

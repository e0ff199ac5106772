using NodaTime;

namespace Torghut.Trading.Ledger;

/// <summary>A row of <c>runtime_events</c>: something worth knowing that is no row of another table.</summary>
public sealed record RuntimeEventRow : ILedgerRow
{
    /// <summary>Primary key.</summary>
    public required Guid Id { get; init; }

    /// <summary>Event time.</summary>
    public required Instant OccurredAt { get; init; }

    /// <summary><c>replay, ta, trader, review, execution, order_feed</c>.</summary>
    public required string Component { get; init; }

    /// <summary><c>info, warning, error</c>.</summary>
    public required string Severity { get; init; }

    /// <summary>Stable code.</summary>
    public required string Code { get; init; }

    /// <summary>Symbol.</summary>
    public string? Symbol { get; init; }

    /// <summary>JSON object.</summary>
    public required string Detail { get; init; }
}

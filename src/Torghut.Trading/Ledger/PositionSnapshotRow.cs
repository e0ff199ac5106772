using NodaTime;

namespace Torghut.Trading.Ledger;

/// <summary>A row of <c>position_snapshots</c>: the account at one moment.</summary>
public sealed record PositionSnapshotRow : ILedgerRow
{
    /// <summary>Primary key.</summary>
    public required Guid Id { get; init; }

    /// <summary>Account.</summary>
    public required string AlpacaAccountLabel { get; init; }

    /// <summary>Moment.</summary>
    public required Instant AsOf { get; init; }

    /// <summary>Cash + Σ position·mid.</summary>
    public required decimal Equity { get; init; }

    /// <summary>Cash.</summary>
    public required decimal Cash { get; init; }

    /// <summary>Buying power.</summary>
    public required decimal BuyingPower { get; init; }

    /// <summary>JSON list of positions, by symbol.</summary>
    public required string Positions { get; init; }

    /// <summary>Equals the moment in a simulation.</summary>
    public required Instant CreatedAt { get; init; }
}

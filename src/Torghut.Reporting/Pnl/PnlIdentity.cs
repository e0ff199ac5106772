namespace Torghut.Reporting.Pnl;

/// <summary>The sums that must close; the report fails when one does not.</summary>
public sealed record PnlIdentity
{
    /// <summary>Whether all checks close.</summary>
    public required bool Closes { get; init; }

    /// <summary>The checks.</summary>
    public required IReadOnlyList<PnlIdentityCheck> Checks { get; init; }
}

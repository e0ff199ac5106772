using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Pnl;

/// <summary>Realized P&amp;L of one symbol.</summary>
public sealed record RealizedBySymbol
{
    /// <summary>Symbol.</summary>
    public required string Symbol { get; init; }

    /// <summary>Σ gross of its closed trades.</summary>
    [Unit(Units.Currency)]
    public required decimal RealizedPnl { get; init; }
}

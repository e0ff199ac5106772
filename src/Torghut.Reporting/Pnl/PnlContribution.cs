using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Pnl;

/// <summary>What one symbol, strategy, direction or half hour contributed.</summary>
public sealed record PnlContribution
{
    /// <summary>The symbol, the strategy's name, <c>long</c> or <c>short</c>, or the start of the half hour.</summary>
    public required string Key { get; init; }

    /// <summary>Closed trades.</summary>
    [Unit(Units.Count)]
    public required int ClosedTrades { get; init; }

    /// <summary>Open lots.</summary>
    [Unit(Units.Count)]
    public required int OpenLots { get; init; }

    /// <summary>Closed trades with a net above 0.</summary>
    [Unit(Units.Count)]
    public required int Wins { get; init; }

    /// <summary>Σ gross of closed trades.</summary>
    [Unit(Units.Currency)]
    public required decimal RealizedPnl { get; init; }

    /// <summary>Σ gross of open lots.</summary>
    [Unit(Units.Currency)]
    public required decimal UnrealizedPnl { get; init; }

    /// <summary>Costs.</summary>
    [Unit(Units.Currency)]
    public required decimal Cost { get; init; }

    /// <summary>Realized + unrealized − costs.</summary>
    [Unit(Units.Currency)]
    public required decimal NetPnl { get; init; }

    /// <summary>Net ÷ net of all; null if that is 0. Beyond 0..1 where others lost what this one won.</summary>
    [Unit(Units.Ratio)]
    public required double? ShareOfNet { get; init; }
}

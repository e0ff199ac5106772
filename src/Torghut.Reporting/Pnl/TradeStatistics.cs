using Torghut.Reporting.Annotations;
using Torghut.Reporting.Statistics;

namespace Torghut.Reporting.Pnl;

/// <summary>
/// Statistics of closed trades (rows of <c>trade-pnl.csv</c> with state <c>closed</c>); a win has a net above 0, a loss one
/// below 0.
/// </summary>
public sealed record TradeStatistics
{
    /// <summary>Closed trades that have both prices: the sample of everything here.</summary>
    [Unit(Units.Count)]
    public required int Closed { get; init; }

    /// <summary>Distinct pairs of entry and exit execution among them: partial fills make several trades of one pair.</summary>
    [Unit(Units.Count)]
    public required int EntryExitPairs { get; init; }

    /// <summary>Trades with a net above 0.</summary>
    [Unit(Units.Count)]
    public required int Wins { get; init; }

    /// <summary>Trades with a net below 0.</summary>
    [Unit(Units.Count)]
    public required int Losses { get; init; }

    /// <summary>Wins ÷ closed.</summary>
    [Unit(Units.Ratio)]
    public required double? HitRate { get; init; }

    /// <summary>Σ net of wins.</summary>
    [Unit(Units.Currency)]
    public required decimal WinTotal { get; init; }

    /// <summary>Σ net of losses, not above 0.</summary>
    [Unit(Units.Currency)]
    public required decimal LossTotal { get; init; }

    /// <summary>Mean win ÷ |mean loss|; null without wins or without losses.</summary>
    [Unit(Units.Ratio)]
    public required double? PayoffRatio { get; init; }

    /// <summary>Σ wins ÷ |Σ losses|; null without losses.</summary>
    [Unit(Units.Ratio)]
    public required double? ProfitFactor { get; init; }

    /// <summary>Net per trade, currency.</summary>
    [Unit(Units.Currency)]
    public required Distribution Net { get; init; }

    /// <summary>Gross return per trade, basis points of the entry price.</summary>
    [Unit(Units.Bps)]
    public required Distribution ReturnBps { get; init; }

    /// <summary>Time from entry to exit, seconds.</summary>
    [Unit(Units.Seconds)]
    public required Distribution HoldingSeconds { get; init; }

    /// <summary>Maximum adverse excursion per trade: the worst price between entry and exit against the entry price, 0 or below.</summary>
    [Unit(Units.Bps)]
    public required Distribution MaeBps { get; init; }

    /// <summary>Maximum favourable excursion per trade: the best price between entry and exit against the entry price, 0 or above.</summary>
    [Unit(Units.Bps)]
    public required Distribution MfeBps { get; init; }

    /// <summary>Mean net per trade with a 95 % interval by the bootstrap.</summary>
    public required MeanInterval MeanNet { get; init; }

    /// <summary>Net per trade between fixed edges of its net return, basis points of the entry notional.</summary>
    [Unit(Units.Bps)]
    public required Histogram NetReturnHistogram { get; init; }
}

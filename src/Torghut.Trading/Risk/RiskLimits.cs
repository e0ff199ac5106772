using Torghut.Trading.Strategies;

namespace Torghut.Trading.Risk;

/// <summary>The limits that hold for one strategy: the account's, and the strategy's own where they are tighter.</summary>
internal sealed class RiskLimits
{
    /// <summary>Makes the limits.</summary>
    public RiskLimits(RiskOptions account, StrategyDefinition strategy, long quoteStaleAfterNs)
    {
        Account = account;
        MaxNotional = Tighter(account.MaxNotionalPerTrade, strategy.MaxNotionalPerTrade);
        MaxPositionPct = Tighter(account.MaxPositionPctEquity, strategy.MaxPositionPctEquity);
        QuoteStaleAfterNs = quoteStaleAfterNs;
        CooldownNs = strategy.Parameters.EntryCooldownSeconds * Market.Time.EventTime.NsPerSecond;
        AllowShort = strategy.Parameters.AllowShort;
        IsStrategyEnabled = strategy.Enabled;
    }

    /// <summary>The account's limits.</summary>
    public RiskOptions Account { get; }

    /// <summary>Largest notional of one order; null without limit.</summary>
    public decimal? MaxNotional { get; }

    /// <summary>Largest position of the strategy in one symbol as a fraction of equity; null without limit.</summary>
    public decimal? MaxPositionPct { get; }

    /// <summary>Oldest quote that a decision may use.</summary>
    public long QuoteStaleAfterNs { get; }

    /// <summary>Time after an entry before another in the same direction.</summary>
    public long CooldownNs { get; }

    /// <summary>Whether the strategy may go short.</summary>
    public bool AllowShort { get; }

    /// <summary>Whether the strategy may decide.</summary>
    public bool IsStrategyEnabled { get; }

    private static decimal? Tighter(decimal? a, decimal? b) => a is null ? b : b is null ? a : Math.Min(a.Value, b.Value);
}

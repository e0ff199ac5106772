namespace Torghut.Reporting.Pnl;

/// <summary>A quantity that was opened by one fill and closed by another, or is still open.</summary>
internal struct TradeFact
{
    /// <summary>Execution that opened it; −1 for a position held before the run.</summary>
    public int EntryExecution;

    /// <summary>Execution that closed it; −1 while open.</summary>
    public int ExitExecution;

    /// <summary>Number of the account in the pool.</summary>
    public int Account;

    /// <summary>Number of the symbol in the pool.</summary>
    public int Symbol;

    /// <summary>Strategy of the entry; −1 for a position held before the run.</summary>
    public int Strategy;

    /// <summary>+1 long, −1 short.</summary>
    public sbyte Direction;

    public decimal Qty;
    public long EntryNs;
    public decimal? EntryPrice;

    /// <summary>Time of the exit; null while open.</summary>
    public long? ExitNs;

    /// <summary>Exit price; of an open lot the final price. Null without one.</summary>
    public decimal? ExitPrice;

    /// <summary>Share of the costs of both executions.</summary>
    public decimal Cost;

    /// <summary>Worst price on the way against the entry price, basis points; null without bars or entry price.</summary>
    public double? MaeBps;

    /// <summary>Best price on the way against the entry price, basis points; null without bars or entry price.</summary>
    public double? MfeBps;

    /// <summary>Whether it is closed.</summary>
    public readonly bool Closed => ExitNs is not null;

    /// <summary>(Exit − entry)·quantity, the sign turned for a short; null without both prices. Eight decimals.</summary>
    public readonly decimal? Gross =>
        EntryPrice is { } entry && ExitPrice is { } exit ? Prices.Money.Round((exit - entry) * Qty * Direction) : null;

    /// <summary>Gross − cost.</summary>
    public readonly decimal? Net => Gross - Cost;

    /// <summary>Entry notional; null without a price.</summary>
    public readonly decimal? EntryNotional => EntryPrice * Qty;

    /// <summary>Direction·(exit − entry)/entry·10000; null without both prices.</summary>
    public readonly double? ReturnBps =>
        EntryPrice is > 0 and { } entry && ExitPrice is { } exit ? (double)((exit - entry) * Direction / entry * 10_000m) : null;

    /// <summary>(Gross − cost)/entry notional·10000; null without both prices.</summary>
    public readonly double? NetReturnBps => Net is { } net && EntryNotional is > 0 and { } notional ? (double)(net / notional * 10_000m) : null;
}

namespace Torghut.Trading.Execution;

/// <summary>What the simulated market reports of an order.</summary>
internal enum MarketReportKind
{
    /// <summary>It has met the market.</summary>
    New,

    /// <summary>Shares were filled.</summary>
    Fill,

    /// <summary>It was canceled.</summary>
    Canceled,

    /// <summary>It was refused without a fill.</summary>
    Rejected,
}

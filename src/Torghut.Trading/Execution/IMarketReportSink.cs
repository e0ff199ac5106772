namespace Torghut.Trading.Execution;

/// <summary>Takes what the simulated market yields.</summary>
internal interface IMarketReportSink
{
    /// <summary>Something happened to an order.</summary>
    void OnReport(in MarketReport report);

    /// <summary>The market wants <see cref="SimulatedMarket.CheckNoMarket"/> to be called for a symbol at a time.</summary>
    void OnCheckWanted(int symbol, long dueNs);
}

using Torghut.Trading.Signals;

namespace Torghut.Trading.TechnicalAnalysis;

/// <summary>Takes what technical analysis yields.</summary>
public interface ITechnicalAnalysisSink
{
    /// <summary>A bar closed. Bars come by end, then symbol ordinal, then timeframe (one second before one minute).</summary>
    /// <param name="bar">The bar; valid during the call only.</param>
    /// <param name="signal">The indicators at its end; valid during the call only.</param>
    void OnBarClosed(in MicroBar bar, in Signal signal);
}

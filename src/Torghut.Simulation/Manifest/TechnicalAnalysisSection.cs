using Torghut.Trading.TechnicalAnalysis;

namespace Torghut.Simulation.Manifest;

/// <summary>Technical analysis.</summary>
public sealed record TechnicalAnalysisSection
{
    /// <summary>How far an event may be behind the highest time of its stream before it is late, milliseconds.</summary>
    public int MaxOutOfOrderMs { get; init; } = new TechnicalAnalysisOptions().AvailabilityMs;

    /// <summary>Age beyond which a quote is not used for imbalances, milliseconds.</summary>
    public int QuoteStaleAfterMs { get; init; } = new TechnicalAnalysisOptions().QuoteStaleAfterMs;
}

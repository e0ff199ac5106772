namespace Torghut.Trading.TechnicalAnalysis;

/// <summary>Parameters of technical analysis.</summary>
public sealed record TechnicalAnalysisOptions
{
    /// <summary>Age in milliseconds beyond which a quote is not used for <c>imbalance_*</c>.</summary>
    public int QuoteStaleAfterMs { get; init; } = 15_000;

    /// <summary>Time from a bar's end until its signal is available, milliseconds.</summary>
    public int AvailabilityMs { get; init; } = 2_000;
}

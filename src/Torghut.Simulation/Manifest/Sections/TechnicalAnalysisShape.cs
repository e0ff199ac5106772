using Torghut.Simulation.Manifest.Shapes;

namespace Torghut.Simulation.Manifest.Sections;

/// <summary><c>ta</c>.</summary>
internal static class TechnicalAnalysisShape
{
    /// <summary>The description.</summary>
    public static SectionShape<TechnicalAnalysisSection> Shape { get; } =
        new SectionShape<TechnicalAnalysisSection>(() => new TechnicalAnalysisSection())
            .Value(
                "max_out_of_order_ms",
                new WholeShape { Least = 0, Greatest = 3_600_000 },
                ta => ta.MaxOutOfOrderMs,
                (ta, value) => ta with { MaxOutOfOrderMs = (int)value },
                "How far an event may be behind the highest time of its stream before it is late, milliseconds.")
            .Value(
                "quote_stale_after_ms",
                new WholeShape { Least = 0, Greatest = 86_400_000 },
                ta => ta.QuoteStaleAfterMs,
                (ta, value) => ta with { QuoteStaleAfterMs = (int)value },
                "Age beyond which a quote is not used for imbalances, milliseconds.");
}

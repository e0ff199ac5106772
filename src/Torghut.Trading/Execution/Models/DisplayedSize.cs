using Torghut.Trading.Quotes;

namespace Torghut.Trading.Execution.Models;

/// <summary>Rule: our fills use displayed size up.</summary>
internal static class DisplayedSize
{
    /// <summary>The rule for the report.</summary>
    public static ExecutionModelDescription Description { get; } = new(
        "displayed_size_depletion",
        "Our fills use up the displayed size of a side until a quote changes that side's price or size; a quote that changes only the other side refreshes nothing.",
        "Pessimistic where hidden size or new orders at the same price and size stand behind the quote; optimistic in that the market does not react to our fills.");

    /// <summary>Takes up to the wanted size from what is left of a side.</summary>
    /// <returns>The size taken; 0 when nothing is left.</returns>
    public static long Take(ref BookSide side, long wantedE8)
    {
        long taken = Math.Min(wantedE8, side.LeftE8);
        side.LeftE8 -= taken;
        return taken;
    }
}

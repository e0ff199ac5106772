namespace Torghut.Trading.Execution.Models;

/// <summary>Rule: which quotes orders fill against; see <see cref="Quotes.TopOfBook.IsTradable"/>.</summary>
internal static class TradableQuote
{
    /// <summary>The rule for the report.</summary>
    public static ExecutionModelDescription Description { get; } = new(
        "tradable_quote",
        "Nothing fills while the last quote is one-sided or crossed, while trading is halted, and after a halt until a new quote; a locked market fills.",
        "Pessimistic in crossed moments, which often are artefacts of merged feeds; optimistic in locked ones, where a real order may be refused.");
}

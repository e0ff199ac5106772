namespace Torghut.Trading.Execution.Models;

/// <summary>Rule: open orders end with the session.</summary>
internal static class SessionCloseCancel
{
    /// <summary>Reason in order updates.</summary>
    public const string Reason = "session_close";

    /// <summary>The rule for the report.</summary>
    public static ExecutionModelDescription Description { get; } = new(
        "session_close_cancel",
        "Open orders are canceled at the session's close, or at the window's end if that is earlier; an order that meets the market later is canceled at once.",
        "Pessimistic: there is no closing auction.");
}

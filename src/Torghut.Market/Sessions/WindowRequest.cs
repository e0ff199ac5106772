namespace Torghut.Market.Sessions;

/// <summary>The window as the user wrote it, before it is understood.</summary>
public sealed record WindowRequest
{
    /// <summary>What the window is held to.</summary>
    public WindowProfile Profile { get; init; } = WindowProfile.UsEquitiesRegular;

    /// <summary>Trading day, <c>yyyy-MM-dd</c>; null if it follows from start or end.</summary>
    public string? TradingDay { get; init; }

    /// <summary>IANA name of the time zone in which times without an offset are read.</summary>
    public string Timezone { get; init; } = "America/New_York";

    /// <summary>
    /// First instant: ISO 8601 with an offset or <c>Z</c>, or without one in the window's time zone, or only a time of
    /// the trading day; null for the session's open.
    /// </summary>
    public string? Start { get; init; }

    /// <summary>First instant after the window, written as <see cref="Start"/>; null for the session's close.</summary>
    public string? End { get; init; }

    /// <summary>
    /// Shortest window that is accepted, minutes; null for the session's length (regular) or no minimum (custom). The
    /// regular profile never asks for more than the session has.
    /// </summary>
    public int? MinCoverageMinutes { get; init; }
}

namespace Torghut.Market.Sessions;

/// <summary>What became of a requested window: accepted or refused.</summary>
public abstract record WindowDecision
{
    private WindowDecision()
    {
    }

    /// <summary>The window is good.</summary>
    /// <param name="Window">The window.</param>
    /// <param name="MinCoverageMinutes">The minimum that it was held to, minutes; null without one.</param>
    public sealed record Accepted(ReplayWindow Window, int? MinCoverageMinutes) : WindowDecision;

    /// <summary>The window is not accepted.</summary>
    /// <param name="Refusal">Why.</param>
    public sealed record Refused(WindowRefusal Refusal) : WindowDecision;
}

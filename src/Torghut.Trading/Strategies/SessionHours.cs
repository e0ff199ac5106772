using Torghut.Market.Sessions;
using Torghut.Market.Time;

namespace Torghut.Trading.Strategies;

/// <summary>When the run may trade, nanoseconds since the Unix epoch.</summary>
/// <param name="OpenNs">First instant at which orders are allowed.</param>
/// <param name="EndNs">First instant at which they no longer are: the session's close, or the window's end if that is earlier or there is no session.</param>
/// <param name="CloseNs">The session's close; the window's end without a session. What <c>session_flatten_minutes_before_close</c> counts back from.</param>
internal readonly record struct SessionHours(long OpenNs, long EndNs, long CloseNs)
{
    /// <summary>The hours of a window.</summary>
    public static SessionHours Of(ReplayWindow window)
    {
        long startNs = EventTime.FromInstant(window.Start);
        long windowEndNs = EventTime.FromInstant(window.End);
        if (window.Session is not { } session)
        {
            return new SessionHours(startNs, windowEndNs, windowEndNs);
        }

        long closeNs = EventTime.FromInstant(session.Close);
        return new SessionHours(
            Math.Max(startNs, EventTime.FromInstant(session.Open)), Math.Min(closeNs, windowEndNs), closeNs);
    }

    /// <summary>Whether orders are allowed at a time.</summary>
    public bool Contains(long timeNs) => timeNs >= OpenNs && timeNs < EndNs;
}

using Torghut.Market.Time;
using Torghut.Trading.Portfolio;
using Torghut.Trading.Signals;

namespace Torghut.Trading.Strategies;

/// <summary>
/// The exits that every strategy can have beside its own: they close a position whatever the indicators say. Measured at
/// the close and the end of one-second bars. Where several apply, the first in the order below gives the reason.
/// </summary>
internal static class ExitOverlay
{
    /// <summary>Loss from the average entry price.</summary>
    public const string StopLoss = "position_stop_loss_exit";

    /// <summary>Loss from the best price since the entry.</summary>
    public const string TrailingStop = "position_trailing_stop_exit";

    /// <summary>Held for too long.</summary>
    public const string TimeExit = "position_time_exit";

    /// <summary>The session is about to close.</summary>
    public const string SessionFlatten = "session_flatten_exit";

    private const decimal BpsPerUnit = 10_000m;

    /// <summary>The reason to close the position now; null without one, and without a position.</summary>
    public static string? Find(in Signal signal, HeldPosition position, StrategyParameters parameters, SessionHours hours)
    {
        if (position.Quantity == 0)
        {
            return null;
        }

        int direction = Math.Sign(position.Quantity);
        if (LossBps(direction, position.AveragePrice, signal.Close) >= parameters.StopLossBps)
        {
            return StopLoss;
        }

        if (LossBps(direction, (decimal)position.BestPrice, signal.Close) >= parameters.TrailingStopBps)
        {
            return TrailingStop;
        }

        if (signal.EndNs - position.OpenedAtNs >= parameters.MaxHoldSeconds * EventTime.NsPerSecond)
        {
            return TimeExit;
        }

        return IsFlattening(signal.EndNs, parameters, hours) ? SessionFlatten : null;
    }

    /// <summary>Whether positions are being closed before the session ends, so that no new ones are opened.</summary>
    public static bool IsFlattening(long signalNs, StrategyParameters parameters, SessionHours hours) =>
        signalNs >= hours.CloseNs - (parameters.SessionFlattenMinutesBeforeClose * EventTime.NsPerMinute);

    /// <summary>In decimals, so that a loss equal to its limit is equal.</summary>
    private static double LossBps(int direction, decimal from, double price) =>
        (double)(direction * (from - (decimal)price) / from * BpsPerUnit);
}

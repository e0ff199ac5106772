using NodaTime;

namespace Torghut.Market.Sessions;

/// <summary>The half-open time range <c>[Start, End)</c> that a run replays.</summary>
/// <param name="Start">First instant.</param>
/// <param name="End">First instant after it.</param>
/// <param name="TradingDay">Trading day in the exchange's time zone.</param>
/// <param name="Session">The day's session; null only for a custom window on a day without one.</param>
public sealed record ReplayWindow(Instant Start, Instant End, LocalDate TradingDay, TradingSession? Session)
{
    /// <summary>Length in whole minutes, rounded up.</summary>
    public int Minutes => (int)Math.Ceiling((End - Start).TotalMinutes);
}

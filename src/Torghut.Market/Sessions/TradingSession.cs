using NodaTime;

namespace Torghut.Market.Sessions;

/// <summary>Regular trading hours of one exchange day.</summary>
/// <param name="Day">Trading day in the exchange's time zone.</param>
/// <param name="Open">Opening auction, UTC.</param>
/// <param name="Close">Closing auction, UTC.</param>
public sealed record TradingSession(LocalDate Day, Instant Open, Instant Close)
{
    /// <summary>Length in minutes; 390 on a full day.</summary>
    public int Minutes => (int)(Close - Open).TotalMinutes;
}

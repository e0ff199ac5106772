using NodaTime.Text;
using Torghut.Market.Sessions;

namespace Torghut.Benchmarks.Days;

/// <summary>Finds a day to measure with in a LEAN data folder.</summary>
internal static class LeanDays
{
    private static readonly LocalDatePattern s_fileDay = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    /// <summary>
    /// The day with the largest tick files among those with a session of the exchange, and every symbol that has both
    /// trades and quotes of it; null where the folder has none.
    /// </summary>
    public static BenchmarkDay? FindLargest(string dataFolder)
    {
        string equity = Path.Combine(dataFolder, "equity");
        if (!Directory.Exists(equity))
        {
            return null;
        }

        var found =
            from market in Directory.EnumerateDirectories(equity)
            let ticks = Path.Combine(market, "tick")
            where Directory.Exists(ticks)
            from symbol in Directory.EnumerateDirectories(ticks)
            from trades in Directory.EnumerateFiles(symbol, "*_trade.zip")
            let quotes = trades.Replace("_trade.zip", "_quote.zip", StringComparison.Ordinal)
            where File.Exists(quotes)
            let day = s_fileDay.Parse(Path.GetFileName(trades).Split('_')[0])
            where day.Success && ExchangeCalendar.UsEquities.Covers(day.Value) && ExchangeCalendar.UsEquities.SessionOf(day.Value) is not null
            let bytes = new FileInfo(trades).Length + new FileInfo(quotes).Length
            group (Symbol: Path.GetFileName(symbol).ToUpperInvariant(), Bytes: bytes) by (Market: Path.GetFileName(market), Day: day.Value);
        return found
            .OrderByDescending(day => day.Sum(file => file.Bytes))
            .ThenBy(day => day.Key.Day)
            .Select(day => BenchmarkDay.Lean(
                Path.GetFullPath(dataFolder),
                day.Key.Market,
                LocalDatePattern.Iso.Format(day.Key.Day),
                [.. day.Select(file => file.Symbol).Order(StringComparer.Ordinal)]))
            .FirstOrDefault();
    }
}

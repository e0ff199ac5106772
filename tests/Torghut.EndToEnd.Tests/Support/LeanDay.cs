using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Torghut.EndToEnd.Tests.Support;

/// <summary>
/// Makes a small LEAN day: each symbol's price climbs and falls in long waves, a quote pair every half second and a trade
/// every second, from open to close.
/// </summary>
public static class LeanDay
{
    public static void Write(string dataFolder, string symbol, DateOnly day, TimeSpan close, int basePriceCents)
    {
        var trades = new StringBuilder();
        var quotes = new StringBuilder();
        int open = (int)new TimeSpan(9, 30, 0).TotalMilliseconds;
        int end = (int)close.TotalMilliseconds;
        for (int ms = open; ms < end; ms += 500)
        {
            int second = (ms - open) / 1000;
            int wave = second % 600;
            int cents = basePriceCents + ((wave < 300 ? wave : 600 - wave) / 4) + (second * 7 % 3);
            int bid = (cents - 1) * 100;
            int ask = (cents + 1) * 100;
            quotes.Append(CultureInfo.InvariantCulture, $"{ms},{bid},{500 + (second % 7 * 100)},0,0,P,1,0\n");
            quotes.Append(CultureInfo.InvariantCulture, $"{ms},0,0,{ask},{500 + (second % 5 * 100)},Q,1,0\n");
            if (ms % 1000 == 0)
            {
                trades.Append(CultureInfo.InvariantCulture, $"{ms + 250},{cents * 100},{100 + (second % 4 * 100)},P,20002020,0\n");
            }
        }

        Zip(dataFolder, symbol, day, "trade", trades.ToString());
        Zip(dataFolder, symbol, day, "quote", quotes.ToString());
    }

    public static string PathOf(string dataFolder, string symbol, DateOnly day, string kind) => Path.Combine(
        dataFolder, "equity", "usa", "tick", symbol.ToLowerInvariant(), $"{day:yyyyMMdd}_{kind}.zip");

    public static void Zip(string dataFolder, string symbol, DateOnly day, string kind, string content, string? entrySymbol = null)
    {
        string path = PathOf(dataFolder, symbol, day, kind);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using ZipArchive archive = new(File.Create(path), ZipArchiveMode.Create);
        string kindName = kind == "trade" ? "Trade" : "Quote";
        ZipArchiveEntry entry = archive.CreateEntry($"{day:yyyyMMdd}_{(entrySymbol ?? symbol).ToLowerInvariant()}_{kindName}_Tick.csv");
        using Stream stream = entry.Open();
        stream.Write(Encoding.ASCII.GetBytes(content));
    }
}

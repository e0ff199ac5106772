using System.Globalization;
using System.Text;

namespace Torghut.EndToEnd.Tests.Support;

/// <summary>
/// A recorded dump of ten minutes, small enough to be run many times: two symbols, a trade every second and a quote every half
/// second each, prices in waves of three minutes with a small zigzag on them.
/// </summary>
public static class SmallDump
{
    public const string Day = "2024-07-03";

    private const int Seconds = 600;
    private const string Trades = "torghut.trades.v1";
    private const string Quotes = "torghut.quotes.v1";

    private static readonly DateTimeOffset Start = new(2024, 7, 3, 13, 30, 0, TimeSpan.Zero);

    /// <summary>Writes the dump, and a manifest beside it.</summary>
    /// <returns>The manifest's path.</returns>
    public static string Write(TemporaryFolder folder, string extra = "")
    {
        folder.File("day/source-dump.ndjson", Lines());
        return folder.File("small.yaml", Manifest("day/source-dump.ndjson", extra));
    }

    public static string Manifest(string dump, string extra = "") => $$"""
        dataset_id: small-{{Day}}
        source: { kind: dump, path: {{dump}} }
        window: { profile: custom, trading_day: "{{Day}}", start: "2024-07-03T13:30:00Z", end: "2024-07-03T13:40:00Z" }
        strategies:
          - name: reversion
            kind: mean_reversion_v1
          - name: momentum
            kind: intraday_tsmom_v1
            parameters: { bullish_rsi_min: 0, bullish_rsi_max: 100, vol_ceil: 1 }
        {{extra}}
        """;

    public static string Lines()
    {
        var lines = new StringBuilder();
        long trade = 0;
        long quote = 0;
        for (int half = 0; half < 2 * Seconds; half++)
        {
            DateTimeOffset at = Start.AddMilliseconds(500 * half);
            foreach ((string symbol, int shift) in (ReadOnlySpan<(string, int)>)[("AAA", 0), ("BBB", 45)])
            {
                int cents = Cents((half / 2) + shift, half);
                Append(lines, Quotes, quote++, symbol, at, $$"""{"bp":{{Price(cents - 1)}},"bs":{{300 + (half % 7 * 100)}},"ap":{{Price(cents + 1)}},"as":{{300 + (half % 5 * 100)}},"bx":"P","ax":"Q"}""");
                if (half % 2 == 0)
                {
                    Append(lines, Trades, trade, symbol, at.AddMilliseconds(250), $$"""{"i":{{++trade}},"p":{{Price(cents)}},"s":{{100 + (half % 4 * 100)}},"x":"P"}""");
                }
            }
        }

        return lines.ToString();
    }

    private static int Cents(int second, int half)
    {
        int wave = second % 180;
        return 10_000 + ((wave < 90 ? wave : 180 - wave) * 2) + (half * 7 % 5);
    }

    private static string Price(int cents) => (cents / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    private static void Append(StringBuilder lines, string topic, long offset, string symbol, DateTimeOffset at, string payload)
    {
        string time = at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        string channel = topic == Trades ? "trades" : "quotes";
        string value = $$"""{"ingestTs":"{{time}}","eventTs":"{{time}}","feed":"sip","channel":"{{channel}}","symbol":"{{symbol}}","seq":{{offset}},"payload":{{payload}},"isFinal":true,"source":"ws","version":1}""";
        lines.Append(CultureInfo.InvariantCulture, $$"""{"dataset_event_id":"{{topic}}:0:{{offset}}","source_topic":"{{topic}}","source_partition":0,"source_offset":{{offset}},"source_timestamp_ms":{{at.ToUnixTimeMilliseconds()}},"replay_topic":null,"key_b64":"{{Base64(symbol)}}","value_b64":"{{Base64(value)}}","headers":[]}""");
        lines.Append('\n');
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}

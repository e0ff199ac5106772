using System.Globalization;
using System.Text;
using Torghut.Market.Events;
using Torghut.Market.Time;
using Torghut.Platform.Embedded.Sources;
using Torghut.Platform.Embedded.Sources.Dump;
using Torghut.Platform.Embedded.Tests.Tape;

namespace Torghut.Platform.Embedded.Tests.Sources.Dump;

/// <summary>Lines of dumps as tests write them, and decoding in short. The window is ten minutes from 2026-02-27T14:30:00Z.</summary>
internal static class DumpText
{
    public const long StartMs = 1_772_202_600_000;

    /// <summary>A line in this project's form.</summary>
    public static string Line(string topic, int partition, long offset, long timestampMs, string? key, string? value) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"dataset_event_id\":\"{topic}:{partition}:{offset}\",\"source_topic\":\"{topic}\",\"source_partition\":{partition},\"source_offset\":{offset},\"source_timestamp_ms\":{timestampMs},\"replay_topic\":null,\"key_b64\":{Base64(key)},\"value_b64\":{Base64(value)},\"headers\":[]}}");

    /// <summary>A trade's line at milliseconds after the window's start; its record timestamp is the same.</summary>
    public static string Trade(long offset, long ms, string symbol = "AAPL", int partition = 0, string? id = null, string price = "100", long? recordMs = null) =>
        Line("torghut.trades.v1", partition, offset, StartMs + (recordMs ?? ms), symbol, TradeValue(ms, symbol, id ?? offset.ToString(CultureInfo.InvariantCulture), price));

    public static string TradeValue(long ms, string symbol, string id, string price) =>
        string.Create(CultureInfo.InvariantCulture, $"{{\"eventTs\":{StartMs + ms},\"channel\":\"trades\",\"symbol\":\"{symbol}\",\"payload\":{{\"i\":{id},\"p\":{price},\"s\":10}}}}");

    public static string Quote(long offset, long ms, string symbol = "AAPL", int partition = 0) =>
        Line("torghut.quotes.v1", partition, offset, StartMs + ms, symbol, string.Create(CultureInfo.InvariantCulture, $"{{\"eventTs\":{StartMs + ms},\"channel\":\"quotes\",\"symbol\":\"{symbol}\",\"payload\":{{\"bp\":99.5,\"bs\":200,\"ap\":100.5,\"as\":300}}}}"));

    public static string Bar(long offset, long startMs, string close = "2", string channel = "bars") =>
        Line("torghut.bars.1m.v1", 0, offset, StartMs + startMs, "AAPL", string.Create(CultureInfo.InvariantCulture, $"{{\"eventTs\":{StartMs + startMs},\"channel\":\"{channel}\",\"symbol\":\"AAPL\",\"payload\":{{\"t\":{StartMs + startMs},\"o\":1,\"h\":3,\"l\":1,\"c\":{close},\"v\":1000,\"n\":5}}}}"));

    public static string Status(long offset, long ms, string code) =>
        Line("torghut.status.v1", 0, offset, StartMs + ms, "AAPL", string.Create(CultureInfo.InvariantCulture, $"{{\"eventTs\":{StartMs + ms},\"channel\":\"status\",\"symbol\":\"AAPL\",\"payload\":{{\"statusCode\":\"{code}\"}}}}"));

    public static string Base64(string? text) => text is null ? "null" : "\"" + Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) + "\"";

    /// <summary>Writes lines as a plain dump and decodes it.</summary>
    public static (DecodeResult Result, CollectingSink Sink) Decode(TemporaryFolder folder, IEnumerable<string> lines, DecodeRequest? request = null)
    {
        string path = folder["dump.ndjson"];
        File.WriteAllText(path, string.Concat(lines.Select(line => line + "\n")));
        return Decode(path, request);
    }

    public static (DecodeResult Result, CollectingSink Sink) Decode(string path, DecodeRequest? request = null)
    {
        CollectingSink sink = new();
        return (new DumpSource(path).Decode(request ?? Request, sink, new NoDecodeProgress(), TapeTesting.Token), sink);
    }

    /// <summary>All symbols, production topics.</summary>
    public static DecodeRequest Request { get; } = TapeTesting.Request with { Symbols = [] };

    public static long Ms(in MarketEvent marketEvent) => (marketEvent.EventTimeNs / EventTime.NsPerMs) - StartMs;
}

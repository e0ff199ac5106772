using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Torghut.Market.Symbols;
using Torghut.Market.Time;
using Torghut.Market.Topics;
using Torghut.Trading.Lineage;
using Torghut.Trading.Signals;

namespace Torghut.Platform.Cluster.Workers.Messages;

/// <summary>
/// Writes micro-bars and signals as envelopes. Numbers are written so that reading gives the same bits; null stands for a
/// number that is not there. Not thread-safe.
/// </summary>
internal sealed class AnalysisMessages : IDisposable
{
    /// <summary>Channel of signals.</summary>
    public const string SignalsChannel = "ta_signals";

    /// <summary>Channel of micro-bars.</summary>
    public const string MicroBarsChannel = "ta_microbars";

    private const int LongestTime = 40;

    private readonly SymbolTable _symbols;
    private readonly IReadOnlyDictionary<TopicRole, string> _sourceTopics;
    private readonly ArrayBufferWriter<byte> _buffer = new(1024);
    private readonly Utf8JsonWriter _json;

    /// <summary>Makes a writer.</summary>
    /// <param name="symbols">Symbols.</param>
    /// <param name="sourceTopics">Source topic by role, for lineage.</param>
    public AnalysisMessages(SymbolTable symbols, IReadOnlyDictionary<TopicRole, string> sourceTopics)
    {
        _symbols = symbols;
        _sourceTopics = sourceTopics;
        _json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
    }

    /// <summary>Writes a micro-bar.</summary>
    public byte[] Write(in MicroBar bar)
    {
        Begin(MicroBarsChannel, _symbols[bar.Symbol], bar.IngestNs, bar.EndNs, bar.Seq);
        Number("o", bar.Open);
        Number("h", bar.High);
        Number("l", bar.Low);
        Number("c", bar.Close);
        Number("v", bar.Volume);
        Number("vwap", bar.Vwap);
        _json.WriteNumber("count"u8, bar.Count);
        _json.WriteEndObject();
        return End(bar.Timeframe, bar.EndNs);
    }

    /// <summary>Writes a signal.</summary>
    public byte[] Write(in Signal signal)
    {
        Signal copy = signal;
        Begin(SignalsChannel, _symbols[signal.Symbol], signal.IngestNs, signal.EndNs, signal.Seq);
        for (int place = 0; place < SignalNames.All.Count; place++)
        {
            Number(SignalNames.All[place], SignalNames.Of(ref copy, place));
        }

        _json.WriteEndObject();
        SourceRecord last = signal.LastRecord;
        string topic = _sourceTopics[last.Role];
        _json.WriteStartObject("lineage"u8);
        _json.WriteString("role"u8, TopicRoles.Key(last.Role));
        _json.WriteString("dataset_event_id"u8, DatasetEventId.Compose(topic, last.Partition, last.Offset));
        _json.WriteString("source_topic"u8, topic);
        _json.WriteNumber("source_partition"u8, last.Partition);
        _json.WriteNumber("source_offset"u8, last.Offset);
        _json.WriteEndObject();
        return End(signal.Timeframe, signal.EndNs);
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    private void Begin(string channel, string symbol, long ingestNs, long eventNs, long seq)
    {
        _buffer.ResetWrittenCount();
        _json.Reset(_buffer);
        _json.WriteStartObject();
        Time("ingestTs"u8, ingestNs);
        Time("eventTs"u8, eventNs);
        _json.WriteString("feed"u8, "ta"u8);
        _json.WriteString("channel"u8, channel);
        _json.WriteString("symbol"u8, symbol);
        _json.WriteNumber("seq"u8, seq);
        _json.WriteStartObject("payload"u8);
    }

    private byte[] End(Timeframe timeframe, long endNs)
    {
        _json.WriteBoolean("isFinal"u8, true);
        _json.WriteString("source"u8, "ta"u8);
        _json.WriteStartObject("window"u8);
        _json.WriteString("size"u8, Timeframes.WindowSize(timeframe));
        Time("start"u8, endNs - Timeframes.LengthNs(timeframe));
        Time("end"u8, endNs);
        _json.WriteEndObject();
        _json.WriteNumber("version"u8, 1);
        _json.WriteEndObject();
        _json.Flush();
        return _buffer.WrittenSpan.ToArray();
    }

    private void Number(string name, double value)
    {
        if (double.IsFinite(value))
        {
            _json.WriteNumber(name, value);
        }
        else
        {
            _json.WriteNull(name);
        }
    }

    private void Time(ReadOnlySpan<byte> name, long unixNs)
    {
        Span<byte> text = stackalloc byte[LongestTime];
        _json.WriteString(name, text[..TimestampText.Format(unixNs, text)]);
    }
}

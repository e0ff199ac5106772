using System.Text;
using Torghut.Market.Envelopes;
using Torghut.Market.Events;
using Torghut.Market.Records;
using Torghut.Market.Time;
using Torghut.Market.Topics;
using Torghut.Simulation.Dumps;

namespace Torghut.Platform.Embedded.Sources.Dump;

/// <summary>Makes the lines of records that were events: envelopes in the form in which the feed would have written them.</summary>
internal sealed class DumpEntryMaker : IDisposable
{
    private const string Feed = "recorded";
    private const string Source = "rest";

    private readonly IReadOnlyDictionary<TopicRole, string> _topics;
    private readonly IReadOnlyList<string> _symbols;
    private readonly byte[][] _keys;
    private readonly EnvelopeWriter _envelopes = new();
    private readonly Dictionary<(TopicRole Role, int Partition), long> _latestMs = [];

    /// <summary>Makes the maker.</summary>
    public DumpEntryMaker(IReadOnlyDictionary<TopicRole, string> topics, IReadOnlyList<string> symbols)
    {
        _topics = topics;
        _symbols = symbols;
        _keys = [.. symbols.Select(Encoding.UTF8.GetBytes)];
    }

    /// <summary>Makes a record's entry; its value lives until the maker is asked again for the same partition.</summary>
    public DumpEntry Make(MarketRecord record)
    {
        string topic = _topics.TryGetValue(record.Role, out string? name) ? name : TopicRoles.ProductionTopic(record.Role);
        return new DumpEntry
        {
            Topic = topic,
            Partition = record.Partition,
            Offset = record.Offset,
            TimestampMs = Timestamp(record),
            Key = _keys[record.Symbol],
            Value = Value(record).ToArray(),
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _envelopes.Dispose();

    private long Timestamp(in MarketRecord record)
    {
        if (record.RecordTimeMs != 0)
        {
            return record.RecordTimeMs;
        }

        // A bar's event time is its end, which may be the window's, and no record has that timestamp.
        long timeNs = record.Role == TopicRole.Bars ? record.EventTimeNs - EventTime.NsPerMs : record.EventTimeNs;
        long timeMs = Math.Max(timeNs / EventTime.NsPerMs, _latestMs.GetValueOrDefault((record.Role, record.Partition)));
        _latestMs[(record.Role, record.Partition)] = timeMs;
        return timeMs;
    }

    private ReadOnlyMemory<byte> Value(in MarketRecord record)
    {
        EnvelopeHeader header = new(_symbols[record.Symbol], record.EventTimeNs, record.EventTimeNs, record.Offset, Feed, Source);
        return record.Role switch
        {
            TopicRole.Trades => _envelopes.Trade(header, record.Value0, record.Value1, record.TradeIdKind == TradeIdKind.Number ? record.Value3 : record.Offset),
            TopicRole.Quotes => _envelopes.Quote(header, Quote(record)),
            TopicRole.Bars => _envelopes.Bar(header, record.ToBar()),
            _ => Status(header, record.Value0),
        };
    }

    private ReadOnlyMemory<byte> Status(in EnvelopeHeader header, long state) => state switch
    {
        0 => _envelopes.Status(header, "T", "Trading Resumption"),
        1 => _envelopes.Status(header, "P", "Volatility Trading Pause"),
        _ => _envelopes.Status(header, "Q", "Quotation Resumption"),
    };

    private static MarketEvent Quote(in MarketRecord record)
    {
        MarketEvent quote = default;
        (quote.BidPriceE8, quote.BidSizeE8) = (record.Value0, record.Value1);
        (quote.AskPriceE8, quote.AskSizeE8) = (record.Value2, record.Value3);
        return quote;
    }
}

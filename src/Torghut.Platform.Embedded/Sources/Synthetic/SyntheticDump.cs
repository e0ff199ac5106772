using Torghut.Market.Envelopes;
using Torghut.Market.Events;
using Torghut.Market.Records;
using Torghut.Market.Synthetic;
using Torghut.Market.Topics;
using Torghut.Platform.Embedded.Sources.Dump;
using Torghut.Simulation.Dumps;

namespace Torghut.Platform.Embedded.Sources.Synthetic;

/// <summary>
/// Writes a synthetic day as the dump that a recorder would have made of it: every record with its own timestamp, late and
/// repeated ones too. Read back, it gives the same tape as the source itself.
/// </summary>
public static class SyntheticDump
{
    /// <summary>Writes the whole day, whatever the window.</summary>
    /// <param name="source">The day.</param>
    /// <param name="request">Names the day and the topics.</param>
    /// <param name="path">The dump's file.</param>
    /// <param name="compression">How it is compressed.</param>
    /// <param name="cancellationToken">Ends the work; the file then does not appear.</param>
    public static DumpDigests Write(
        SyntheticSource source, DecodeRequest request, string path, DumpCompression compression, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(request);
        SyntheticDay day = source.MakeDay(request.Window);
        using DumpRecordStore store = new();
        for (int ordinal = 0; ordinal < day.Symbols.Count; ordinal++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            SyntheticSymbol symbol = day.Open(ordinal);
            while (symbol.TryNext(out SyntheticRecord record))
            {
                store.Add(Convert(record, (ushort)ordinal));
            }
        }

        using DumpWriter writer = new(path, compression);
        return DumpAssembly.Write(store, day.Symbols, request.SourceTopics, writer, cancellationToken);
    }

    private static MarketRecord Convert(in SyntheticRecord record, ushort ordinal)
    {
        MarketRecord line = default;
        line.Role = TopicRoles.ForChannel(record.Channel);
        line.Topic = (ushort)line.Role;
        line.Symbol = ordinal;
        line.Partition = ordinal;
        line.Offset = record.Offset;
        line.EventTimeNs = record.EventTimeNs;
        line.RecordTimeMs = record.RecordTimeMs;
        (line.Value0, line.Value1) = (record.BidPriceE8, record.BidSizeE8);
        switch (record.Channel)
        {
            case EventChannel.Trade:
                (line.TradeIdKind, line.Value3) = (TradeIdKind.Number, record.TradeId);
                break;
            case EventChannel.Quote:
                (line.Value2, line.Value3) = (record.AskPriceE8, record.AskSizeE8);
                break;
            default:
                line.Value0 = record.StatusCode switch { (byte)'T' => 0, (byte)'P' => 1, _ => 2 };
                break;
        }

        return line;
    }
}

using Torghut.Market.Symbols;
using Torghut.Market.Topics;
using Torghut.Platform.Cluster.Workers.Schemas;
using Torghut.Trading.Lineage;
using Torghut.Trading.Signals;

namespace Torghut.Platform.Cluster.Workers.Messages;

/// <summary>Moves rows into documents of <see cref="AnalysisShapes"/> and back.</summary>
internal static class AnalysisDocuments
{
    private const int IngestTs = 0;
    private const int EventTs = 1;
    private const int Symbol = 4;
    private const int Seq = 5;
    private const int WindowSize = 9;
    private const int Role = 13;
    private const int SourcePartition = 16;
    private const int SourceOffset = 17;

    /// <summary>A signal into a document.</summary>
    public static void Fill(Document document, in Signal signal, SymbolTable symbols, IReadOnlyDictionary<TopicRole, string> sourceTopics)
    {
        Signal copy = signal;
        Begin(document, AnalysisMessages.SignalsChannel, symbols[signal.Symbol], (signal.IngestNs, signal.EndNs, signal.Seq), signal.Timeframe);
        SourceRecord last = signal.LastRecord;
        string topic = sourceTopics[last.Role];
        document.Set(Role, TopicRoles.Key(last.Role));
        document.Set(Role + 1, DatasetEventId.Compose(topic, last.Partition, last.Offset));
        document.Set(Role + 2, topic);
        document.Set(SourcePartition, (long)last.Partition);
        document.Set(SourceOffset, last.Offset);
        for (int place = 0; place < SignalNames.All.Count; place++)
        {
            document.Set(AnalysisShapes.FirstOfSignal + place, SignalNames.Of(ref copy, place));
        }
    }

    /// <summary>A micro-bar into a document.</summary>
    public static void Fill(Document document, in MicroBar bar, SymbolTable symbols)
    {
        Begin(document, AnalysisMessages.MicroBarsChannel, symbols[bar.Symbol], (bar.IngestNs, bar.EndNs, bar.Seq), bar.Timeframe);
        int place = AnalysisShapes.FirstOfBar;
        document.Set(place, bar.Open);
        document.Set(place + 1, bar.High);
        document.Set(place + 2, bar.Low);
        document.Set(place + 3, bar.Close);
        document.Set(place + 4, bar.Volume);
        document.Set(place + 5, bar.Vwap);
        document.Set(place + 6, bar.Count);
    }

    /// <summary>A status record into a document.</summary>
    public static void Fill(Document document, GroupStatus status)
    {
        document.Clear();
        document.Set(0, status.Kind);
        document.Set(1, (long)status.Version);
        document.Set(2, (long)status.Group);
        document.Set(3, status.WatermarkNs);
        document.Set(4, (long)status.SignalsPartition);
        document.Set(5, status.SignalsNextOffset);
        document.Set(6, status.IsComplete ? 1L : 0L);
        document.Set(7, status.Worker);
        document.Set(8, "ta");
        document.Set(9, "ta");
        document.Set(10, "status");
    }

    /// <summary>A signal out of a document, or of a micro-bar's what identifies it.</summary>
    /// <returns>False for another symbol, or for a document that is not whole.</returns>
    public static bool TryTake(Document document, SymbolTable symbols, out Signal signal)
    {
        signal = default;
        if (!document.Has(Seq) || !document.Has(EventTs) || !symbols.TryGetOrdinal(document.Text(Symbol), out signal.Symbol))
        {
            return false;
        }

        signal.IngestNs = document.Integer(IngestTs);
        signal.EndNs = document.Integer(EventTs);
        signal.Seq = document.Integer(Seq);
        signal.Timeframe = document.Text(WindowSize).Equals("PT1M", StringComparison.OrdinalIgnoreCase) ? Timeframe.OneMinute : Timeframe.OneSecond;
        signal.LastRecord = new SourceRecord(
            document.Text(Role).Equals("bars", StringComparison.OrdinalIgnoreCase) ? TopicRole.Bars : TopicRole.Trades,
            (int)document.Integer(SourcePartition),
            document.Integer(SourceOffset));
        for (int place = 0; place < SignalNames.All.Count; place++)
        {
            SignalNames.Of(ref signal, place) = document.Number(AnalysisShapes.FirstOfSignal + place);
        }

        return signal.Seq > 0;
    }

    /// <summary>A status record out of a document; null for another program's.</summary>
    public static GroupStatus? Status(Document document) => document.Has(2) && document.Has(3) && document.Has(5)
        ? new GroupStatus
        {
            Group = (int)document.Integer(2),
            WatermarkNs = document.Integer(3),
            SignalsPartition = (int)document.Integer(4),
            SignalsNextOffset = document.Integer(5),
            IsComplete = document.Integer(6) != 0,
            Worker = document.Text(7),
        }
        : null;

    private static void Begin(Document document, string channel, string symbol, (long IngestNs, long EndNs, long Seq) row, Timeframe timeframe)
    {
        string size = Timeframes.WindowSize(timeframe);
        document.Clear();
        document.Set(IngestTs, row.IngestNs);
        document.Set(EventTs, row.EndNs);
        document.Set(2, "ta");
        document.Set(3, channel);
        document.Set(Symbol, symbol);
        document.Set(Seq, row.Seq);
        document.Set(6, 1L);
        document.Set(7, "ta");
        document.Set(8, 1L);
        document.Set(WindowSize, size);
        document.Set(WindowSize + 1, size);
        document.Set(WindowSize + 2, row.EndNs - Timeframes.LengthNs(timeframe));
        document.Set(WindowSize + 3, row.EndNs);
    }
}

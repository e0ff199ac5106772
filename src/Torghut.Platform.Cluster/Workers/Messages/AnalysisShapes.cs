using Torghut.Market.Symbols;
using Torghut.Market.Topics;
using Torghut.Platform.Cluster.Workers.Schemas;
using Torghut.Trading.Signals;

namespace Torghut.Platform.Cluster.Workers.Messages;

/// <summary>The documents of technical analysis, field by field, for formats with a schema.</summary>
internal static class AnalysisShapes
{
    /// <summary>Place of a signal's first number.</summary>
    public const int FirstOfSignal = 18;

    /// <summary>Place of a micro-bar's first number.</summary>
    public const int FirstOfBar = 13;

    private static readonly string[] WindowSizes = [Timeframes.WindowSize(Timeframe.OneSecond), Timeframes.WindowSize(Timeframe.OneMinute)];

    /// <summary>A signal.</summary>
    public static DocumentShape Signal(SymbolTable symbols) => new(
    [
        .. Envelope(AnalysisMessages.SignalsChannel, symbols),
        new("lineage.role", FieldKind.Text) { Values = [TopicRoles.Key(TopicRole.Trades), TopicRoles.Key(TopicRole.Bars)] },
        new("lineage.dataset_event_id", FieldKind.Text) { IsDerived = true },
        new("lineage.source_topic", FieldKind.Text) { IsDerived = true },
        new("lineage.source_partition", FieldKind.Small),
        new("lineage.source_offset", FieldKind.Count),
        .. SignalNames.All.Select(name => new DocumentField("payload." + name, FieldKind.Number)),
    ]);

    /// <summary>A micro-bar.</summary>
    public static DocumentShape MicroBar(SymbolTable symbols) => new(
    [
        .. Envelope(AnalysisMessages.MicroBarsChannel, symbols),
        new("payload.o", FieldKind.Number) { Aliases = ["payload.open", "open"] },
        new("payload.h", FieldKind.Number) { Aliases = ["payload.high", "high"] },
        new("payload.l", FieldKind.Number) { Aliases = ["payload.low", "low"] },
        new("payload.c", FieldKind.Number) { Aliases = ["payload.close", "close"] },
        new("payload.v", FieldKind.Number) { Aliases = ["payload.volume", "volume"] },
        new("payload.vwap", FieldKind.Number) { Aliases = ["payload.vw", "vw"] },
        new("payload.count", FieldKind.Count) { Aliases = ["payload.n", "n", "trade_count"] },
    ]);

    /// <summary>A status record.</summary>
    public static DocumentShape Status { get; } = new(
    [
        new("kind", FieldKind.Text) { Values = [GroupStatus.KindOfGroup], IsDerived = true },
        new("version", FieldKind.Small),
        new("group", FieldKind.Small),
        new("watermark_ns", FieldKind.Count),
        new("signals_partition", FieldKind.Small),
        new("signals_next_offset", FieldKind.Count),
        new("is_complete", FieldKind.Flag),
        new("worker", FieldKind.Text),
        new("feed", FieldKind.Text) { Values = ["ta"], IsDerived = true },
        new("source", FieldKind.Text) { Values = ["ta"], IsDerived = true },
        new("channel", FieldKind.Text) { Values = ["status"], IsDerived = true },
    ]);

    private static IEnumerable<DocumentField> Envelope(string channel, SymbolTable symbols) =>
    [
        new("ingestTs", FieldKind.Time),
        new("eventTs", FieldKind.Time),
        new("feed", FieldKind.Text) { Values = ["ta"], IsDerived = true },
        new("channel", FieldKind.Text) { Values = [channel], IsDerived = true },
        new("symbol", FieldKind.Text) { Values = [.. symbols.Names] },
        new("seq", FieldKind.Count),
        new("isFinal", FieldKind.Flag) { IsDerived = true },
        new("source", FieldKind.Text) { Values = ["ta"], IsDerived = true },
        new("version", FieldKind.Small) { IsDerived = true },
        new("window.size", FieldKind.Text) { Values = WindowSizes },
        new("window.step", FieldKind.Text) { Values = WindowSizes, IsDerived = true },
        new("window.start", FieldKind.Time) { IsDerived = true },
        new("window.end", FieldKind.Time) { IsDerived = true },
    ];
}

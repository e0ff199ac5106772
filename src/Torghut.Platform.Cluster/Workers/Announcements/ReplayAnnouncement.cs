using Torghut.Market.Sessions;

namespace Torghut.Platform.Cluster.Workers.Announcements;

/// <summary>
/// What workers need to know of a replay before they see its records: the symbols, which records belong together, when a
/// partition is complete, and how far its event times can step back. It stands in the <c>ta_status</c> topic.
/// </summary>
public sealed record ReplayAnnouncement
{
    /// <summary>Value of <see cref="Kind"/>.</summary>
    public const string KindOfReplay = "replay";

    /// <summary>Tells this record from others of the topic.</summary>
    public string Kind { get; init; } = KindOfReplay;

    /// <summary>Version of this document.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>The dataset.</summary>
    public required string DatasetId { get; init; }

    /// <summary>First nanosecond of the window since the Unix epoch.</summary>
    public required long WindowStartNs { get; init; }

    /// <summary>First nanosecond after the window.</summary>
    public required long WindowEndNs { get; init; }

    /// <summary>How far an event may be behind its stream before it is late, milliseconds.</summary>
    public required int MaxOutOfOrderMs { get; init; }

    /// <summary>Age in milliseconds beyond which a quote is not used in signals.</summary>
    public required int QuoteStaleAfterMs { get; init; }

    /// <summary>Time from a bar's end until its signal is available, milliseconds.</summary>
    public required int AvailabilityMs { get; init; }

    /// <summary>
    /// Number of groups of symbols, each analysed by one worker at a time: the partitions of trades and quotes; 1 where a symbol's
    /// trades and quotes are in different partitions.
    /// </summary>
    public required int Groups { get; init; }

    /// <summary>The replayed topics, in order of their roles.</summary>
    public required IReadOnlyList<AnnouncedTopic> Topics { get; init; }

    /// <summary>The symbols, in ordinal order of their names.</summary>
    public required IReadOnlyList<AnnouncedSymbol> Symbols { get; init; }

    /// <summary>The window, without its session.</summary>
    public ReplayWindow ToWindow()
    {
        NodaTime.Instant start = Market.Time.EventTime.ToInstant(WindowStartNs);
        return new ReplayWindow(start, Market.Time.EventTime.ToInstant(WindowEndNs), start.InUtc().Date, Session: null);
    }
}

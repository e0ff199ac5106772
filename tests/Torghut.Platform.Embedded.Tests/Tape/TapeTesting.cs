using NodaTime;
using Torghut.Market.Events;
using Torghut.Market.Sessions;
using Torghut.Market.Time;
using Torghut.Market.Topics;
using Torghut.Platform.Embedded.Sources;
using Torghut.Platform.Embedded.Tape;

namespace Torghut.Platform.Embedded.Tests.Tape;

/// <summary>A window of ten minutes and what tests of tapes do again and again.</summary>
internal static class TapeTesting
{
    public static ReplayWindow Window { get; } = new(
        Instant.FromUtc(2026, 2, 27, 14, 30), Instant.FromUtc(2026, 2, 27, 14, 40), new LocalDate(2026, 2, 27), Session: null);

    public static long StartNs { get; } = EventTime.FromInstant(Window.Start);

    public static DecodeRequest Request { get; } = new()
    {
        Window = Window,
        Symbols = ["AAA", "BBB"],
        MaxOutOfOrderMs = 2000,
        SourceTopics = TopicRoles.All.Where(TopicRoles.IsReplayed).ToDictionary(role => role, TopicRoles.ProductionTopic),
    };

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static PreparedTape Build(TemporaryFolder folder, IMarketSource source, DecodeRequest? request = null, TapeCacheOptions? options = null) =>
        new TapeCache(folder.Path, options).GetOrBuild(source, request ?? Request, new NoProgress(), Token);

    /// <summary>All events of a tape, each with the values of its bar.</summary>
    public static List<(MarketEvent Event, BarValues? Bar)> ReadAll(IMarketTape tape, int capacity = 7)
    {
        var all = new List<(MarketEvent, BarValues?)>();
        var batch = new MarketEventBatch(capacity);
        using IMarketTapeReader reader = tape.OpenReader();
        while (reader.Read(batch))
        {
            foreach (MarketEvent marketEvent in batch.Events)
            {
                all.Add((marketEvent, marketEvent.Channel == EventChannel.Bar ? batch.Bars[marketEvent.BarIndex] : null));
            }
        }

        return all;
    }

    /// <summary>A tape in short: <c>AAA Quote 1500#3</c> is AAA's quote of 1.5 s after the start, offset 3; <c>!</c> marks a late one.</summary>
    public static string[] Describe(IMarketTape tape) =>
    [
        .. ReadAll(tape).Select(read => read.Event).Select(e =>
            $"{tape.Symbols[e.Symbol]} {e.Channel} {(e.EventTimeNs - StartNs) / EventTime.NsPerMs}#{e.Offset}{(e.IsLate ? "!" : string.Empty)}"),
    ];

    internal sealed class NoProgress : IDecodeProgress
    {
        public void Begin(long totalUnits)
        {
        }

        public void Advance(long lines, long units, long eventTimeNs)
        {
        }
    }
}

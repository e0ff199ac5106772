using NodaTime;
using Torghut.Market.Events;
using Torghut.Market.Sessions;
using Torghut.Market.Topics;
using Torghut.Platform.Embedded.Sources;
using Torghut.Platform.Embedded.Sources.Dump;
using Torghut.Platform.Embedded.Sources.Synthetic;
using Torghut.Platform.Embedded.Tape;
using Torghut.Platform.Embedded.Tests.Tape;
using Torghut.Simulation.Dumps;
using Torghut.Simulation.Errors;
using DumpText = Torghut.Platform.Embedded.Tests.Sources.Dump.DumpText;

namespace Torghut.Platform.Embedded.Tests.Sources.Synthetic;

public sealed class SyntheticSourceTests : IDisposable
{
    private static readonly LocalDate Day = new(2026, 2, 27);
    private static readonly TradingSession Session = ExchangeCalendar.UsEquities.SessionOf(Day)!;
    private static readonly DecodeRequest FullDay = DumpText.Request with { Window = new ReplayWindow(Session.Open, Session.Close, Day, Session) };
    private static readonly SyntheticSource Source = new(42, ["AAA", "BBB", "CCC"]);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void EveryRecordIsAccountedFor()
    {
        (DecodeResult result, CollectingSink sink) = Decode(Source, FullDay);

        Assert.Equal(result.LinesRead, result.Outcomes.Values.Sum());
        Assert.Equal(sink.Count, result.Outcomes[LineOutcomes.Event]);
        Assert.Equal(result.LinesRead, result.Roles.Sum(role => role.Records));
        Assert.True(result.Outcomes[LineOutcomes.Duplicate] > 0);
        Assert.Equal(1, result.Outcomes[LineOutcomes.NoChange]);
        Assert.Equal([TopicRole.Trades, TopicRole.Quotes, TopicRole.Status], result.Roles.Select(role => role.Role));
        Assert.Equal([0, 1, 2], result.Partitions.Where(p => p.Role == TopicRole.Trades).Select(p => p.Partition));
        Assert.All(result.Partitions, p => Assert.Equal((0L, 0L, 0L, p.Records - 1), (p.Gaps, p.OutOfOrder, p.FirstOffset!.Value, p.LastOffset!.Value)));
        Assert.Equal(Source.Identify(FullDay, default).InputHash, result.InputHash);
    }

    [Fact]
    public void AShorterWindowSeesTheSameRecordsAsTheDay()
    {
        ReplayWindow hour = new(Session.Open + Duration.FromHours(2), Session.Open + Duration.FromHours(3), Day, Session);
        (_, CollectingSink whole) = Decode(Source, FullDay);
        (DecodeResult result, CollectingSink part) = Decode(Source, FullDay with { Window = hour });
        long startNs = Torghut.Market.Time.EventTime.FromInstant(hour.Start);
        long endNs = Torghut.Market.Time.EventTime.FromInstant(hour.End);

        Assert.True(result.Outcomes[LineOutcomes.OutsideWindow] > 0);
        foreach ((string symbol, EventChannel channel) in part.Streams)
        {
            HashSet<long> known = [.. whole[symbol, channel].Where(read => read.Event.EventTimeNs >= startNs && read.Event.EventTimeNs < endNs).Select(read => read.Event.Offset)];
            Assert.All(part[symbol, channel], read => Assert.Contains(read.Event.Offset, known));

            // Only what was appended after the window's end is left out.
            Assert.InRange(known.Count - part[symbol, channel].Count, 0, 10);
        }
    }

    [Fact]
    public void TheDayAsADumpGivesTheSameTape()
    {
        string path = _folder["source-dump.jsonl.zst"];
        DumpDigests digests = SyntheticDump.Write(Source, FullDay, path, DumpCompression.Zstd, TapeTesting.Token);
        using PreparedTape direct = TapeTesting.Build(_folder, Source, FullDay);
        using PreparedTape recorded = TapeTesting.Build(_folder, new DumpSource(path), FullDay);

        Assert.Equal(digests.Records, recorded.Statistics.LinesRead);
        Assert.Equal("torghut.quotes.v1", recorded.Statistics.SourceTopics["quotes"]);
        Assert.Empty(direct.Statistics.SourceTopics);
        Assert.Equal(TapeTesting.ReadAll(direct.Tape, 4096), TapeTesting.ReadAll(recorded.Tape, 4096));
        Assert.Equal(direct.Statistics.Roles, recorded.Statistics.Roles);
        Assert.Equal(direct.Statistics.Partitions, recorded.Statistics.Partitions);
        Assert.True(direct.Statistics.Roles[0].Late > 0 && direct.Statistics.Roles[0].Duplicates > 0 && direct.Statistics.Roles[0].Coincident > 0);
    }

    [Fact]
    public void OnlySymbolsThatAreWantedArePushed()
    {
        (DecodeResult result, CollectingSink sink) = Decode(Source, FullDay with { Symbols = ["BBB"] });

        Assert.All(sink.Streams, stream => Assert.Equal("BBB", stream.Symbol));
        Assert.True(result.Outcomes[LineOutcomes.OtherSymbol] > sink.Count);
    }

    [Fact]
    public void ADayWithoutASessionIsMadeForItsWindow()
    {
        ReplayWindow window = new(Instant.FromUtc(2026, 2, 28, 10, 0), Instant.FromUtc(2026, 2, 28, 10, 20), new LocalDate(2026, 2, 28), Session: null);
        (_, CollectingSink sink) = Decode(Source, FullDay with { Window = window });

        Assert.True(sink.Count > 10_000);
    }

    [Fact]
    public void AWindowOutsideTheSessionHasNoRecords()
    {
        ReplayWindow window = new(Session.Close + Duration.FromHours(1), Session.Close + Duration.FromHours(2), Day, Session);

        SimulationException e = Assert.Throws<SimulationException>(() => Decode(Source, FullDay with { Window = window }));
        Assert.Equal((ExitCode.Refused, "dump_records_empty"), (e.ExitCode, e.Code));
    }

    [Fact]
    public void TheCacheKeyChangesWithSeedDayAndSymbols()
    {
        string key = Source.Identify(FullDay, default).CacheKey;

        Assert.Equal(key, new SyntheticSource(42, ["CCC", "BBB", "AAA"]).Identify(FullDay, default).CacheKey);
        Assert.NotEqual(key, new SyntheticSource(43, ["AAA", "BBB", "CCC"]).Identify(FullDay, default).CacheKey);
        Assert.NotEqual(key, new SyntheticSource(42, ["AAA", "BBB"]).Identify(FullDay, default).CacheKey);
    }

    private static (DecodeResult Result, CollectingSink Sink) Decode(SyntheticSource source, DecodeRequest request)
    {
        CollectingSink sink = new();
        return (source.Decode(request, sink, new NoDecodeProgress(), TapeTesting.Token), sink);
    }
}

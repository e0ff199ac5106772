using NodaTime;
using Torghut.Market.Events;
using Torghut.Market.Integrity;
using Torghut.Market.Topics;
using Torghut.Platform.Embedded.Sources.Lean;
using Torghut.Platform.Embedded.Tape;
using Torghut.Platform.Embedded.Tests.Tape;

namespace Torghut.Platform.Embedded.Tests.Sources.Lean;

/// <summary>A real full day of three symbols, where a machine has it; the facts were counted by other means.</summary>
public sealed class LeanRealDayTests
{
    [Fact]
    public void Every_line_of_a_real_day_is_accounted_for_and_every_minute_covered()
    {
        string? data = FindData();
        Assert.SkipWhen(data is null, "No LEAN data folder with 2013-10-07 on this machine.");
        using var folder = new TemporaryFolder();
        using PreparedTape prepared = new TapeCache(folder.Path).GetOrBuild(
            new LeanTickSource(data),
            LeanDay.RequestFor(new LocalDate(2013, 10, 7), new LocalTime(9, 30), new LocalTime(16, 0), "AIG", "BAC", "IBM"),
            new TapeTesting.NoProgress(),
            TestContext.Current.CancellationToken);

        InputStatistics statistics = prepared.Statistics;
        Assert.Equal(1_803_673, statistics.LinesRead);
        Assert.Equal(1_803_673, statistics.Outcomes.Values.Sum());
        Assert.Equal((0L, 1L), (statistics.Outcomes["malformed"], statistics.Outcomes["suspicious"]));
        Assert.Equal(137_816, statistics.Roles.Single(role => role.Role == TopicRole.Trades).Records);
        Assert.Equal(1_665_857, statistics.Roles.Single(role => role.Role == TopicRole.Quotes).Records);
        Assert.Equal(6, statistics.Coverage.Count);
        Assert.All(statistics.Coverage, coverage => Assert.Equal(390, coverage.EventsByMinute.Count(events => events > 0)));
        RequireOrdered(prepared.Tape);
    }

    private static void RequireOrdered(IMarketTape tape)
    {
        var batch = new MarketEventBatch(4096);
        using IMarketTapeReader reader = tape.OpenReader();
        (long, ushort, EventChannel, long) last = default;
        long events = 0;
        while (reader.Read(batch))
        {
            foreach (MarketEvent e in batch.Events)
            {
                (long, ushort, EventChannel, long) place = (e.EventTimeNs, e.Symbol, e.Channel, e.Offset);
                Assert.True(last.CompareTo(place) < 0, $"{place} stands behind {last}");
                last = place;
                events++;
            }
        }

        Assert.Equal(tape.EventCount, events);
    }

    private static string? FindData()
    {
        string beside = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../../../shared/market-data/lean"));
        string?[] candidates = [Environment.GetEnvironmentVariable("LEAN_DATA_FOLDER"), beside];
        return Array.Find(candidates, path => path is not null && File.Exists(Path.Combine(path, "equity/usa/tick/aig/20131007_quote.zip")));
    }
}

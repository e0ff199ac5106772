using NodaTime;
using Torghut.Market.Events;
using Torghut.Market.Prices;
using Torghut.Market.Sessions;
using Torghut.Market.Synthetic;
using Torghut.Market.Time;

namespace Torghut.Market.Tests.Synthetic;

/// <summary>A day of two symbols, made once: what a market must look like is asked of it, and what the pause and the odd records are.</summary>
public sealed class SyntheticDayTests
{
    private static readonly TradingSession Session = ExchangeCalendar.UsEquities.SessionOf(new LocalDate(2026, 2, 27))!;
    private static readonly long OpenNs = EventTime.FromInstant(Session.Open);
    private static readonly long CloseNs = EventTime.FromInstant(Session.Close);
    private static readonly Lazy<List<SyntheticRecord>[]> Made = new(() => Make(new SyntheticDay(42, Session, ["BBB", "AAA"])));

    [Fact]
    public void TheSameSeedDayAndSymbolsGiveTheSameRecords()
    {
        TradingSession hour = new(Session.Day, Session.Open, Session.Open + Duration.FromMinutes(10));

        Assert.Equal(Make(new SyntheticDay(1, hour, ["AAA", "BBB"])), Make(new SyntheticDay(1, hour, ["BBB", "AAA", "AAA"])));
        Assert.NotEqual(Make(new SyntheticDay(1, hour, ["AAA"])), Make(new SyntheticDay(2, hour, ["AAA"])));
    }

    [Fact]
    public void TheRecordsOfAVersionNeverChange()
    {
        // A new model needs a new version: this digest belongs to synthetic-1.
        SyntheticDay day = new(42, Session, ["AAA"]);
        SyntheticSymbol symbol = day.Open(0);
        ulong digest = 17;
        for (int i = 0; i < 10_000 && symbol.TryNext(out SyntheticRecord record); i++)
        {
            foreach (long value in new[] { record.EventTimeNs, record.RecordTimeMs, record.Offset, record.BidPriceE8, record.BidSizeE8, record.AskPriceE8, record.AskSizeE8, record.TradeId })
            {
                digest = unchecked((digest * 1_099_511_628_211) ^ (ulong)value);
            }
        }

        Assert.Equal("synthetic-1", SyntheticDay.Version);
        Assert.Equal(4_342_111_820_103_179_112UL, digest);
    }

    [Fact]
    public void TheInputHashIsOverVersionSeedDayAndSymbols() =>
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("synthetic-1\t42\t2026-02-27\tAAA,BBB"u8)),
            new SyntheticDay(42, Session, ["BBB", "AAA"]).InputHash);

    [Fact]
    public void OffsetsRunWithoutGapsPerSymbolAndChannel()
    {
        foreach (List<SyntheticRecord> records in Made.Value)
        {
            foreach (IGrouping<EventChannel, SyntheticRecord> channel in records.GroupBy(record => record.Channel))
            {
                Assert.Equal(Enumerable.Range(0, channel.Count()).Select(i => (long)i), channel.Select(record => record.Offset));
            }
        }
    }

    [Fact]
    public void EverythingHappensBetweenOpenAndCloseAndIsAppendedSoonAfter()
    {
        foreach (SyntheticRecord record in Made.Value.SelectMany(records => records))
        {
            Assert.InRange(record.EventTimeNs, OpenNs, CloseNs - 1);
            Assert.InRange(record.RecordTimeMs - (record.EventTimeNs / EventTime.NsPerMs), 1, 30_000);
        }
    }

    [Fact]
    public void QuotesAreTwoSidedOnTheTickGridAndNotCrossed()
    {
        foreach (SyntheticRecord quote in Made.Value.SelectMany(records => records).Where(record => record.Channel == EventChannel.Quote))
        {
            Assert.True(quote.BidPriceE8 > 0 && quote.BidPriceE8 < quote.AskPriceE8);
            Assert.Equal((0, 0), (quote.BidPriceE8 % (FixedPoint.Scale / 100), quote.AskPriceE8 % (FixedPoint.Scale / 100)));
            Assert.True(quote.BidSizeE8 >= 100 * FixedPoint.Scale && quote.AskSizeE8 >= 100 * FixedPoint.Scale);
        }
    }

    [Fact]
    public void TheFirstAndTheLastHalfHourAreBusierThanNoon()
    {
        int[] halfHours = new int[13];
        foreach (SyntheticRecord record in Made.Value.SelectMany(records => records))
        {
            halfHours[(record.EventTimeNs - OpenNs) / (30 * EventTime.NsPerMinute)]++;
        }

        int noon = halfHours[4..8].Max();
        Assert.True(halfHours[0] > 1.5 * noon, $"{halfHours[0]} and {noon}");
        Assert.True(halfHours[12] > 1.2 * noon, $"{halfHours[12]} and {noon}");
    }

    [Fact]
    public void AboutAQuarterOfAMillionRecordsPerSymbolAreMade()
    {
        foreach (List<SyntheticRecord> records in Made.Value)
        {
            Assert.InRange(records.Count, 100_000, 500_000);
            Assert.InRange(records.Count(record => record.Channel == EventChannel.Trade) / (double)records.Count, 0.08, 0.3);
        }
    }

    [Fact]
    public void ReturnsHaveHeavyTailsAndSignsPersist()
    {
        foreach (List<SyntheticRecord> records in Made.Value)
        {
            double[] closes = [.. records.Where(record => record.Channel == EventChannel.Quote)
                .GroupBy(record => (record.EventTimeNs - OpenNs) / EventTime.NsPerMinute)
                .OrderBy(minute => minute.Key)
                .Select(minute => (minute.Last().BidPriceE8 + minute.Last().AskPriceE8) / 2.0)];
            double[] returns = [.. closes.Zip(closes.Skip(1), (before, after) => (after / before) - 1)];
            double variance = returns.Average(r => r * r);

            Assert.True(returns.Average(r => r * r * r * r) / (variance * variance) > 3);
            Assert.InRange(Math.Sqrt(variance) * 1e4, 3, 60);
        }
    }

    [Fact]
    public void OneSymbolIsPausedAndDoesNotTradeUntilItsResumption()
    {
        List<SyntheticRecord> records = Assert.Single(Made.Value, symbol => symbol.Any(record => record.Channel == EventChannel.Status));
        SyntheticRecord[] statuses = [.. records.Where(record => record.Channel == EventChannel.Status)];

        Assert.Equal("PQT", string.Concat(statuses.Select(status => (char)status.StatusCode)));
        Assert.Equal(5 * EventTime.NsPerMinute, statuses[2].EventTimeNs - statuses[0].EventTimeNs);
        Assert.DoesNotContain(
            records,
            record => record.Channel == EventChannel.Trade && record.EventTimeNs >= statuses[0].EventTimeNs && record.EventTimeNs < statuses[2].EventTimeNs);
        Assert.Contains(
            records,
            record => record.Channel == EventChannel.Quote && record.EventTimeNs > statuses[1].EventTimeNs && record.EventTimeNs < statuses[2].EventTimeNs);
    }

    [Fact]
    public void SomeTradesAreLateSomeRepeatedAndARepetitionIsExact()
    {
        int late = 0;
        int repeated = 0;
        foreach (List<SyntheticRecord> records in Made.Value)
        {
            long latest = 0;
            Dictionary<long, SyntheticRecord> byId = [];
            foreach (SyntheticRecord trade in records.Where(record => record.Channel == EventChannel.Trade))
            {
                late += trade.EventTimeNs < latest - (2 * EventTime.NsPerSecond) && !byId.ContainsKey(trade.TradeId) ? 1 : 0;
                latest = Math.Max(latest, trade.EventTimeNs);
                if (!byId.TryAdd(trade.TradeId, trade))
                {
                    repeated++;
                    SyntheticRecord first = byId[trade.TradeId];
                    Assert.Equal((first.EventTimeNs, first.BidPriceE8, first.BidSizeE8), (trade.EventTimeNs, trade.BidPriceE8, trade.BidSizeE8));
                }
            }
        }

        Assert.InRange(late, 1, 100);
        Assert.InRange(repeated, 1, 100);
    }

    [Fact]
    public void AShortDayHasRecordsInProportion()
    {
        TradingSession half = new(Session.Day, Session.Open, Session.Open + Duration.FromMinutes(195));
        double ratio = Make(new SyntheticDay(42, half, ["AAA", "BBB"])).Sum(records => records.Count) / (double)Made.Value.Sum(records => records.Count);

        Assert.InRange(ratio, 0.35, 0.65);
    }

    private static List<SyntheticRecord>[] Make(SyntheticDay day) =>
        [.. Enumerable.Range(0, day.Symbols.Count).Select(ordinal => Records(day.Open(ordinal)))];

    private static List<SyntheticRecord> Records(SyntheticSymbol symbol)
    {
        List<SyntheticRecord> records = [];
        while (symbol.TryNext(out SyntheticRecord record))
        {
            records.Add(record);
        }

        return records;
    }
}

using Torghut.Market.Events;
using Torghut.Market.Integrity;
using Torghut.Market.Topics;

namespace Torghut.Reporting.Tests.Fixtures;

/// <summary>What decoding found in made-up inputs.</summary>
internal static class Inputs
{
    /// <summary>Ten trades and ten quotes of AAPL in each minute but those given.</summary>
    public static InputStatistics Full(params int[] missingMinutes)
    {
        int[] minutes = [.. Enumerable.Range(0, 390).Select(minute => missingMinutes.Contains(minute) ? 0 : 10)];
        long events = minutes.Sum();
        return new InputStatistics
        {
            LinesRead = (2 * events) + 1,
            Outcomes = new Dictionary<string, long> { ["event"] = 2 * events, ["malformed"] = 1 },
            Symbols =
            [
                new SymbolRecords { Role = TopicRole.Trades, Symbol = "AAPL", Records = events, Replayed = events, Events = events, Late = 0 },
            ],
            Roles = [Role(TopicRole.Trades, events, 1), Role(TopicRole.Quotes, events, 0)],
            Partitions =
            [
                new PartitionStatistics
                {
                    Role = TopicRole.Trades,
                    Partition = 0,
                    Records = events,
                    FirstOffset = 0,
                    LastOffset = events - 1,
                    Gaps = 0,
                    MissingOffsets = 0,
                    Duplicates = 0,
                    OutOfOrder = 0,
                    MinRecordTimeMs = Day.Ns(0) / 1_000_000,
                    MaxRecordTimeMs = Day.Ns(23_399) / 1_000_000,
                },
            ],
            Coverage = [Presence(EventChannel.Quote, minutes), Presence(EventChannel.Trade, minutes)],
            Quarantined = [new QuarantinedRecord("trades.csv", 7, "malformed", "expected 5 fields, found 3")],
        };
    }

    private static SymbolCoverage Presence(EventChannel channel, int[] minutes) => new()
    {
        Symbol = "AAPL",
        Channel = channel,
        Events = minutes.Sum(),
        EventsByMinute = minutes,
        LongestSilenceNs = 6_000_000_000,
        LongestSilenceStartNs = Day.Ns(0),
    };

    private static RoleStatistics Role(TopicRole role, long events, long quarantined) => new()
    {
        Role = role,
        Records = events + quarantined,
        Events = events,
        Late = 0,
        Duplicates = 0,
        Coincident = 0,
        OutsideWindowByRecordTime = 0,
        OutsideWindowByEventTime = 0,
        Quarantined = quarantined,
        Locked = 0,
        Crossed = 0,
        MinEventTimeNs = Day.Ns(0),
        MaxEventTimeNs = Day.Ns(23_399),
    };
}

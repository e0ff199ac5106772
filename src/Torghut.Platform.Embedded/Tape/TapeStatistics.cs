using Torghut.Market.Events;
using Torghut.Market.Integrity;
using Torghut.Market.Sessions;
using Torghut.Market.Symbols;
using Torghut.Market.Time;
using Torghut.Market.Topics;
using Torghut.Platform.Embedded.Sources;

namespace Torghut.Platform.Embedded.Tape;

/// <summary>Puts the source's account of its records and the tape's account of its events together.</summary>
internal static class TapeStatistics
{
    /// <summary>Refuses an account that does not add up: a defect of the source, never the user's.</summary>
    public static void RequireConsistent(DecodeResult result, IReadOnlyCollection<TapeStream> streams)
    {
        long outcomes = result.Outcomes.Values.Sum();
        if (outcomes != result.LinesRead)
        {
            throw new InvalidOperationException($"{result.LinesRead} lines were read, but {outcomes} have an outcome.");
        }

        long events = streams.Sum(stream => stream.Tally.Events);
        long claimed = result.Outcomes.GetValueOrDefault(LineOutcomes.Event);
        if (events != claimed)
        {
            throw new InvalidOperationException($"{claimed} lines became events, but {events} events were pushed.");
        }

        long records = result.Roles.Sum(role => role.Records);
        if (records > result.LinesRead)
        {
            throw new InvalidOperationException($"{result.LinesRead} lines were read, but the roles have {records} records.");
        }
    }

    /// <summary>The whole account.</summary>
    public static InputStatistics Compose(DecodeResult result, IReadOnlyList<TapeStream> streams, SymbolTable symbols, ReplayWindow window) => new()
    {
        LinesRead = result.LinesRead,
        Outcomes = Sorted(result.Outcomes),
        SourceTopics = result.SourceTopics.OrderBy(topic => topic.Key).ToDictionary(topic => TopicRoles.Key(topic.Key), topic => topic.Value, StringComparer.Ordinal),
        Roles = [.. result.Roles.Select(role => Role(role, Tallies(role, streams)))],
        Symbols = [.. Symbols(result, streams)],
        Partitions = result.Partitions,
        Coverage = [.. Coverage(result, streams, symbols, window)],
        Quarantined = [.. result.Quarantined.Take(DecodeResult.MaxQuarantined)],
    };

    private static IReadOnlyList<StreamTally> Tallies(RoleRecords role, IReadOnlyList<TapeStream> streams) =>
        [.. streams.Where(stream => TopicRoles.ForChannel(stream.Channel) == role.Role).Select(stream => stream.Tally)];

    private static Dictionary<string, long> Sorted(IReadOnlyDictionary<string, long> outcomes)
    {
        string[] names = [.. outcomes.Keys];
        Array.Sort(names, StringComparer.Ordinal);
        var sorted = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (string name in names)
        {
            sorted.Add(name, outcomes[name]);
        }

        return sorted;
    }

    private static RoleStatistics Role(RoleRecords records, IReadOnlyList<StreamTally> tallies)
    {
        long events = tallies.Sum(tally => tally.Events);
        return new RoleStatistics
        {
            Role = records.Role,
            Records = records.Records,
            Events = events,
            Late = tallies.Sum(tally => tally.Late),
            Duplicates = records.Duplicates,
            Coincident = tallies.Sum(tally => tally.Coincident),
            OutsideWindowByRecordTime = records.OutsideWindowByRecordTime,
            OutsideWindowByEventTime = records.OutsideWindowByEventTime,
            Quarantined = records.Quarantined,
            Locked = tallies.Sum(tally => tally.Locked),
            Crossed = tallies.Sum(tally => tally.Crossed),
            MinEventTimeNs = events == 0 ? null : tallies.Min(tally => tally.MinNs),
            MaxEventTimeNs = events == 0 ? null : tallies.Max(tally => tally.MaxNs),
        };
    }

    /// <summary>What the source read and what became events, by role and symbol.</summary>
    private static IEnumerable<SymbolRecords> Symbols(DecodeResult result, IReadOnlyList<TapeStream> streams)
    {
        Dictionary<(TopicRole Role, string Symbol), StreamTally> tallies = streams.ToDictionary(
            stream => (TopicRoles.ForChannel(stream.Channel), stream.Symbol), stream => stream.Tally);
        foreach (SymbolCount count in result.Symbols.OrderBy(count => count.Role).ThenBy(count => count.Symbol, StringComparer.Ordinal))
        {
            StreamTally? tally = tallies.GetValueOrDefault((count.Role, count.Symbol));
            yield return new SymbolRecords
            {
                Role = count.Role,
                Symbol = count.Symbol,
                Records = count.Records,
                Replayed = count.Replayed,
                Events = tally?.Events ?? 0,
                Late = tally?.Late ?? 0,
            };
        }
    }

    /// <summary>Every symbol on every channel that the input has, also where nothing came: absence is a finding.</summary>
    private static IEnumerable<SymbolCoverage> Coverage(
        DecodeResult result, IReadOnlyList<TapeStream> streams, SymbolTable symbols, ReplayWindow window)
    {
        int channels = TapeFormat.Channels.Count;
        var tallies = new StreamTally?[symbols.Count * channels];
        var present = new bool[channels];
        foreach (RoleRecords role in result.Roles)
        {
            foreach (EventChannel channel in TapeFormat.Channels)
            {
                present[(int)channel] |= TopicRoles.ForChannel(channel) == role.Role;
            }
        }

        foreach (TapeStream stream in streams)
        {
            _ = symbols.TryGetOrdinal(stream.Symbol, out ushort symbol);
            tallies[(symbol * channels) + (int)stream.Channel] = stream.Tally;
            present[(int)stream.Channel] = true;
        }

        for (int i = 0; i < tallies.Length; i++)
        {
            var channel = (EventChannel)(i % channels);
            if (present[(int)channel])
            {
                yield return Coverage(symbols[i / channels], channel, tallies[i] ?? Nothing(channel, window));
            }
        }
    }

    private static SymbolCoverage Coverage(string symbol, EventChannel channel, StreamTally tally) => new()
    {
        Symbol = symbol,
        Channel = channel,
        Events = tally.Events - tally.Late,
        EventsByMinute = tally.EventsByMinute,
        LongestSilenceNs = tally.LongestSilenceNs,
        LongestSilenceStartNs = tally.LongestSilenceStartNs,
    };

    private static StreamTally Nothing(EventChannel channel, ReplayWindow window)
    {
        var tally = new StreamTally(channel, EventTime.FromInstant(window.Start), EventTime.FromInstant(window.End), window.Minutes);
        tally.Finish();
        return tally;
    }
}

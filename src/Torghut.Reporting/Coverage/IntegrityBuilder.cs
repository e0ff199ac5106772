using Torghut.Market.Integrity;
using Torghut.Market.Time;
using Torghut.Market.Topics;
using Torghut.Reporting.Evidence;
using Torghut.Reporting.Statistics;

namespace Torghut.Reporting.Coverage;

/// <summary>Puts what decoding found into the report.</summary>
internal static class IntegrityBuilder
{
    /// <summary>Makes the accounts of the input.</summary>
    public static InputIntegrity Build(InputStatistics input)
    {
        var outcomes = new SortedDictionary<string, long>(StringComparer.Ordinal);
        long sum = 0;
        foreach ((string outcome, long count) in input.Outcomes)
        {
            outcomes[outcome] = count;
            sum += count;
        }

        return new InputIntegrity
        {
            LinesRead = input.LinesRead,
            Outcomes = outcomes,
            Accounted = sum == input.LinesRead,
            Roles = Roles(input),
            Symbols = Symbols(input),
            Partitions = Partitions(input),
            Quarantined = Quarantined(input),
        };
    }

    private static List<RoleIntegrity> Roles(InputStatistics input)
    {
        var rows = new List<RoleIntegrity>(input.Roles.Count);
        foreach (RoleStatistics role in input.Roles)
        {
            rows.Add(new RoleIntegrity
            {
                Role = TopicRoles.Key(role.Role),
                Records = role.Records,
                Replayed = role.Records - role.OutsideWindowByRecordTime,
                Events = role.Events,
                Late = role.Late,
                Duplicates = role.Duplicates,
                Coincident = role.Coincident,
                Quarantined = role.Quarantined,
                OutsideWindowByRecordTime = role.OutsideWindowByRecordTime,
                OutOfWindowRateByRecordTime = Rate.Of(role.OutsideWindowByRecordTime, role.Records),
                OutsideWindowByEventTime = role.OutsideWindowByEventTime,
                OutOfWindowRateByEventTime = Rate.Of(role.OutsideWindowByEventTime, role.Records),
                Locked = role.Locked,
                Crossed = role.Crossed,
                MinEventTime = TimeText.Of(role.MinEventTimeNs),
                MaxEventTime = TimeText.Of(role.MaxEventTimeNs),
            });
        }

        return rows;
    }

    private static List<SymbolIntegrity> Symbols(InputStatistics input)
    {
        var rows = new List<SymbolIntegrity>(input.Symbols.Count);
        foreach (SymbolRecords symbol in input.Symbols)
        {
            rows.Add(new SymbolIntegrity
            {
                Role = TopicRoles.Key(symbol.Role),
                Symbol = symbol.Symbol,
                Records = symbol.Records,
                Replayed = symbol.Replayed,
                Events = symbol.Events,
                Late = symbol.Late,
            });
        }

        return rows;
    }

    private static List<PartitionContinuity> Partitions(InputStatistics input)
    {
        var rows = new List<PartitionContinuity>(input.Partitions.Count);
        foreach (PartitionStatistics partition in input.Partitions)
        {
            rows.Add(new PartitionContinuity
            {
                Role = TopicRoles.Key(partition.Role),
                Partition = partition.Partition,
                Records = partition.Records,
                FirstOffset = partition.FirstOffset,
                LastOffset = partition.LastOffset,
                Gaps = partition.Gaps,
                MissingOffsets = partition.MissingOffsets,
                Duplicates = partition.Duplicates,
                OutOfOrder = partition.OutOfOrder,
                MinRecordTime = TimeText.Of(partition.MinRecordTimeMs * EventTime.NsPerMs),
                MaxRecordTime = TimeText.Of(partition.MaxRecordTimeMs * EventTime.NsPerMs),
            });
        }

        return rows;
    }

    private static List<QuarantinedRow> Quarantined(InputStatistics input)
    {
        var rows = new List<QuarantinedRow>(input.Quarantined.Count);
        foreach (QuarantinedRecord record in input.Quarantined)
        {
            rows.Add(new QuarantinedRow
            {
                Source = record.Source,
                Position = record.Position,
                Reason = record.Reason,
                Detail = record.Detail,
            });
        }

        return rows;
    }
}

using Torghut.Market.Integrity;
using Torghut.Market.Time;
using Torghut.Market.Topics;

namespace Torghut.Platform.Embedded.Sources.Lean;

/// <summary>Puts the accounts of the files together.</summary>
internal static class LeanAccount
{
    /// <summary>The account of the day.</summary>
    public static DecodeResult Compose(IReadOnlyList<LeanTickFile> files, IReadOnlyList<LeanFileResult> results, string inputHash) => new()
    {
        InputHash = inputHash,
        LinesRead = results.Sum(result => result.Lines),
        Outcomes = new Dictionary<string, long>
        {
            [LineOutcomes.Event] = results.Sum(result => result.Events),
            [LineOutcomes.QuoteHalf] = results.Sum(result => result.QuoteHalves),
            [LineOutcomes.NoChange] = results.Sum(result => result.NoChange),
            [LineOutcomes.OutsideWindow] = results.Sum(result => result.OutsideWindow),
            [LineOutcomes.Suspicious] = results.Sum(result => result.Suspicious),
            [LineOutcomes.Malformed] = results.Sum(result => result.Malformed),
        },
        Roles = [Role(TopicRole.Trades, files, results), Role(TopicRole.Quotes, files, results)],
        Symbols = [.. files.Select((file, i) => Count(file, results[i]))],
        Partitions = [.. Partitions(TopicRole.Trades, files, results), .. Partitions(TopicRole.Quotes, files, results)],
        Quarantined = [.. results.SelectMany(result => result.Quarantined).Take(DecodeResult.MaxQuarantined)],
    };

    private static RoleRecords Role(TopicRole role, IReadOnlyList<LeanTickFile> files, IReadOnlyList<LeanFileResult> results)
    {
        LeanFileResult[] own = [.. results.Where((_, i) => TopicRoles.ForChannel(files[i].Channel) == role)];
        return new RoleRecords
        {
            Role = role,
            Records = own.Sum(result => result.Lines),
            Duplicates = 0,
            OutsideWindowByRecordTime = own.Sum(result => result.OutsideWindow),
            OutsideWindowByEventTime = 0,
            Quarantined = own.Sum(result => result.Malformed),
        };
    }

    private static SymbolCount Count(LeanTickFile file, LeanFileResult result) =>
        new(TopicRoles.ForChannel(file.Channel), file.Symbol, result.Lines, result.Lines - result.OutsideWindow);

    /// <summary>In order of partition: files are in order of path, symbols in order of name, and those may differ.</summary>
    private static IEnumerable<PartitionStatistics> Partitions(TopicRole role, IReadOnlyList<LeanTickFile> files, IReadOnlyList<LeanFileResult> results)
    {
        var partitions = new PartitionStatistics[files.Count];
        for (int i = 0; i < files.Count; i++)
        {
            if (TopicRoles.ForChannel(files[i].Channel) == role)
            {
                partitions[files[i].Partition] = Partition(role, files[i], results[i]);
            }
        }

        return partitions.Where(partition => partition is not null);
    }

    private static PartitionStatistics Partition(TopicRole role, LeanTickFile file, LeanFileResult result) => new()
    {
        Role = role,
        Partition = file.Partition,
        Records = result.Lines,
        FirstOffset = 0,
        LastOffset = result.Lines - 1,
        Gaps = 0,
        MissingOffsets = 0,
        Duplicates = 0,
        OutOfOrder = 0,
        MinRecordTimeMs = result.MinNs / EventTime.NsPerMs,
        MaxRecordTimeMs = result.MaxNs / EventTime.NsPerMs,
    };
}

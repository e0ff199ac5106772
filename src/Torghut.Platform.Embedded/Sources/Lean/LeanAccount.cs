using Torghut.Market.Integrity;
using Torghut.Market.Time;
using Torghut.Market.Topics;

namespace Torghut.Platform.Embedded.Sources.Lean;

/// <summary>Puts the accounts of the files together.</summary>
internal static class LeanAccount
{
    /// <summary>The account of the day.</summary>
    public static DecodeResult Compose(IReadOnlyList<LeanTickFile> files, IReadOnlyList<LeanFileResult> results, string inputHash)
    {
        (LeanTickFile File, LeanFileResult Result)[] all = [.. files.Zip(results)];
        return new DecodeResult
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
            Roles = [.. all.GroupBy(pair => Role(pair.File)).OrderBy(group => group.Key).Select(Account)],
            Partitions = [.. all.OrderBy(pair => Role(pair.File)).ThenBy(pair => pair.File.Partition).Select(pair => Partition(pair.File, pair.Result))],
            Quarantined = [.. results.SelectMany(result => result.Quarantined).Take(DecodeResult.MaxQuarantined)],
        };
    }

    private static TopicRole Role(LeanTickFile file) => TopicRoles.ForChannel(file.Channel);

    private static RoleRecords Account(IGrouping<TopicRole, (LeanTickFile File, LeanFileResult Result)> group) => new()
    {
        Role = group.Key,
        Records = group.Sum(pair => pair.Result.Lines),
        Duplicates = 0,
        OutsideWindowByRecordTime = group.Sum(pair => pair.Result.OutsideWindow),
        OutsideWindowByEventTime = 0,
        Quarantined = group.Sum(pair => pair.Result.Malformed),
    };

    private static PartitionStatistics Partition(LeanTickFile file, LeanFileResult result) => new()
    {
        Role = Role(file),
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

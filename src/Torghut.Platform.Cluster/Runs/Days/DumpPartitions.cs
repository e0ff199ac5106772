using Torghut.Market.Topics;
using Torghut.Simulation.Dumps;

namespace Torghut.Platform.Cluster.Runs.Days;

/// <summary>Partitions that a dump has records of.</summary>
public static class DumpPartitions
{
    /// <summary>Reads a dump through.</summary>
    /// <param name="path">The dump's file.</param>
    /// <param name="sourceTopics">Source topic by role.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Number of partitions by replayed role, and records of them; a role without records is absent.</returns>
    public static (IReadOnlyDictionary<TopicRole, int> Partitions, long Records) Count(
        string path, IReadOnlyDictionary<TopicRole, string> sourceTopics, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sourceTopics);
        Dictionary<string, TopicRole> roles = sourceTopics
            .Where(topic => TopicRoles.IsReplayed(topic.Key)).ToDictionary(topic => topic.Value, topic => topic.Key, StringComparer.Ordinal);
        Dictionary<TopicRole, int> partitions = [];
        long records = 0;
        using DumpEntryReader reader = new(path);
        while (reader.TryRead(out DumpEntry entry))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (roles.TryGetValue(entry.Topic, out TopicRole role))
            {
                partitions[role] = Math.Max(partitions.GetValueOrDefault(role), entry.Partition + 1);
                records++;
            }
        }

        return (partitions, records);
    }
}

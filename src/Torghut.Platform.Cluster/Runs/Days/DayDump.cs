using Torghut.Market.Topics;

namespace Torghut.Platform.Cluster.Runs.Days;

/// <summary>The dump that a run replays.</summary>
/// <param name="Path">The dump's file.</param>
/// <param name="Partitions">Partitions of the source by role; a role that the source does not have is absent.</param>
/// <param name="Records">Records, for progress; null where they were not counted.</param>
/// <param name="Reused">Whether it was there already.</param>
internal sealed record DayDump(string Path, IReadOnlyDictionary<TopicRole, int> Partitions, long? Records, bool Reused);

namespace Torghut.Platform.Cluster.Workers.Announcements;

/// <summary>A partition of a replayed topic.</summary>
/// <param name="Records">Records that the replay puts into it: after so many it is complete.</param>
/// <param name="DisorderNs">Furthest that an event which is not late comes behind an earlier event of the partition, nanoseconds.</param>
/// <param name="Sources">
/// Where the records were in the source, so that nobody has to read it from their headers; null where that takes too many words.
/// </param>
public sealed record AnnouncedPartition(long Records, long DisorderNs, IReadOnlyList<AnnouncedSource>? Sources = null);

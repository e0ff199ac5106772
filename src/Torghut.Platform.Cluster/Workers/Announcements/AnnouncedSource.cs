namespace Torghut.Platform.Cluster.Workers.Announcements;

/// <summary>Records of a partition that stood one right behind the other in the source, too.</summary>
/// <param name="FirstOffset">Offset of the first of them in the replayed topic; they go on to the next source's.</param>
/// <param name="Partition">Their partition in the source.</param>
/// <param name="Offset">Offset of the first of them in the source.</param>
public sealed record AnnouncedSource(long FirstOffset, int Partition, long Offset);

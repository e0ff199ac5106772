using Torghut.Market.Topics;

namespace Torghut.Trading.Lineage;

/// <summary>Where a signal's last trade came from.</summary>
/// <param name="Role">Role of the source topic.</param>
/// <param name="Partition">Partition in it.</param>
/// <param name="Offset">Offset in it.</param>
public readonly record struct SourceRecord(TopicRole Role, int Partition, long Offset);

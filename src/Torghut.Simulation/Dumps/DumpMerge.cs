namespace Torghut.Simulation.Dumps;

/// <summary>
/// The order of a dump: by (running maximum timestamp of the partition, topic, partition, offset). The order within a partition is
/// never broken, though record timestamps are not monotonic, and equal input gives equal bytes.
/// </summary>
public static class DumpMerge
{
    /// <summary>Merges partitions; one record of each is in memory at a time.</summary>
    /// <param name="partitions">The records of each partition, in the order of their offsets; no partition twice.</param>
    public static IEnumerable<DumpEntry> Merge(IReadOnlyList<IEnumerable<DumpEntry>> partitions)
    {
        ArgumentNullException.ThrowIfNull(partitions);
        IEnumerator<DumpEntry>[] heads = [.. partitions.Select(partition => partition.GetEnumerator())];
        try
        {
            PriorityQueue<int, Place> queue = new();
            long[] runningMaxMs = new long[heads.Length];
            Array.Fill(runningMaxMs, long.MinValue);
            for (int i = 0; i < heads.Length; i++)
            {
                Enqueue(i);
            }

            while (queue.TryDequeue(out int i, out _))
            {
                yield return heads[i].Current;
                Enqueue(i);
            }

            void Enqueue(int i)
            {
                if (heads[i].MoveNext())
                {
                    DumpEntry entry = heads[i].Current;
                    runningMaxMs[i] = Math.Max(runningMaxMs[i], entry.TimestampMs);
                    queue.Enqueue(i, new Place(runningMaxMs[i], entry.Topic, entry.Partition, entry.Offset));
                }
            }
        }
        finally
        {
            foreach (IEnumerator<DumpEntry> head in heads)
            {
                head.Dispose();
            }
        }
    }

    private readonly record struct Place(long RunningMaxMs, string Topic, int Partition, long Offset) : IComparable<Place>
    {
        public int CompareTo(Place other)
        {
            int order = RunningMaxMs.CompareTo(other.RunningMaxMs);
            order = order != 0 ? order : string.CompareOrdinal(Topic, other.Topic);
            order = order != 0 ? order : Partition.CompareTo(other.Partition);
            return order != 0 ? order : Offset.CompareTo(other.Offset);
        }
    }
}

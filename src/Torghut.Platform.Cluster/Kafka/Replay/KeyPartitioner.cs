using System.Buffers.Binary;

namespace Torghut.Platform.Cluster.Kafka.Replay;

/// <summary>
/// The partition of a key as Kafka's Java clients choose it: MurmurHash2 (A. Appleby; 32 bits, seed 0x9747b28c), made positive,
/// modulo the number of partitions.
/// </summary>
public static class KeyPartitioner
{
    private const uint Seed = 0x9747b28c;
    private const uint Multiplier = 0x5bd1e995;
    private const int Rotation = 24;

    /// <summary>The partition of a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="partitions">Number of partitions, at least 1.</param>
    public static int PartitionOf(ReadOnlySpan<byte> key, int partitions) => (int)(Hash(key) & 0x7fffffff) % partitions;

    private static uint Hash(ReadOnlySpan<byte> key)
    {
        unchecked
        {
            uint hash = Seed ^ (uint)key.Length;
            ReadOnlySpan<byte> rest = key;
            for (; rest.Length >= sizeof(uint); rest = rest[sizeof(uint)..])
            {
                uint word = BinaryPrimitives.ReadUInt32LittleEndian(rest) * Multiplier;
                word = (word ^ (word >> Rotation)) * Multiplier;
                hash = (hash * Multiplier) ^ word;
            }

            if (rest.Length > 0)
            {
                for (int i = rest.Length - 1; i >= 0; i--)
                {
                    hash ^= (uint)rest[i] << (8 * i);
                }

                hash *= Multiplier;
            }

            hash = (hash ^ (hash >> 13)) * Multiplier;
            return hash ^ (hash >> 15);
        }
    }
}

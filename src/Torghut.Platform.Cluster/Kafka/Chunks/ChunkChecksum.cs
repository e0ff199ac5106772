using System.Numerics;
using System.Runtime.InteropServices;

namespace Torghut.Platform.Cluster.Kafka.Chunks;

/// <summary>CRC-32C over blocks of bytes: finds a chunk that a crash left torn.</summary>
internal static class ChunkChecksum
{
    /// <summary>The checksum of what came before and these bytes, however they are cut.</summary>
    public static uint Append(uint checksum, ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words)
        {
            checksum = BitOperations.Crc32C(checksum, word);
        }

        foreach (byte rest in bytes[(words.Length * sizeof(ulong))..])
        {
            checksum = BitOperations.Crc32C(checksum, rest);
        }

        return checksum;
    }
}

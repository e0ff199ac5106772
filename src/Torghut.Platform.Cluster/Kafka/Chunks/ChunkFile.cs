using System.Buffers.Binary;
using System.Text.Json;

namespace Torghut.Platform.Cluster.Kafka.Chunks;

/// <summary>A complete chunk on disk.</summary>
/// <param name="Path">File.</param>
/// <param name="Summary">What it holds.</param>
internal sealed record ChunkFile(string Path, ChunkSummary Summary)
{
    private const int TailBytes = sizeof(int) + 8;
    private const int BlockBytes = 1 << 18;

    /// <summary>Reads what a chunk says of itself and compares it with its bytes; null where it is none or is torn.</summary>
    public static ChunkFile? TryOpen(string path, CancellationToken cancellationToken)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            return ReadSummary(file) is { } summary && summary.FileBytes <= file.Length && Checksum(file, summary.FileBytes, cancellationToken) == summary.Checksum
                ? new ChunkFile(path, summary)
                : null;
        }
        catch (Exception e) when (e is FileNotFoundException or EndOfStreamException or JsonException)
        {
            return null;
        }
    }

    private static ChunkSummary? ReadSummary(FileStream file)
    {
        if (file.Length < TailBytes)
        {
            return null;
        }

        Span<byte> tail = stackalloc byte[TailBytes];
        file.Position = file.Length - TailBytes;
        file.ReadExactly(tail);
        int length = BinaryPrimitives.ReadInt32LittleEndian(tail);
        if (!tail[sizeof(int)..].SequenceEqual(ChunkWriter.Magic) || length <= 0 || length > file.Length - TailBytes)
        {
            return null;
        }

        byte[] json = new byte[length];
        file.Position = file.Length - TailBytes - length;
        file.ReadExactly(json);
        return JsonSerializer.Deserialize(json, ChunkJson.Default.ChunkSummary);
    }

    private static uint Checksum(FileStream file, long bytes, CancellationToken cancellationToken)
    {
        byte[] block = new byte[BlockBytes];
        uint checksum = 0;
        file.Position = 0;
        while (bytes > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int part = (int)Math.Min(bytes, block.Length);
            file.ReadExactly(block, 0, part);
            checksum = ChunkChecksum.Append(checksum, block.AsSpan(0, part));
            bytes -= part;
        }

        return checksum;
    }
}

using System.Security.Cryptography;

namespace Torghut.Simulation.Dumps;

/// <summary>What identifies a dump's content.</summary>
/// <param name="Records">Lines.</param>
/// <param name="FileBytes">Length of the file.</param>
/// <param name="FileSha256">SHA-256 of the file, lower-case hex.</param>
/// <param name="LinesSha256">
/// SHA-256 of the decompressed lines, a line feed after each; blank lines do not count. Stable across compression. Lower-case hex.
/// </param>
public sealed record DumpDigests(long Records, long FileBytes, string FileSha256, string LinesSha256)
{
    /// <summary>Computes the digests of a dump on disk, without looking into its lines.</summary>
    /// <param name="path">The dump's file, or the folder that holds it.</param>
    /// <param name="cancellationToken">Honoured between blocks.</param>
    /// <exception cref="Errors.SimulationException">The file is missing or damaged (exit code 2).</exception>
    public static DumpDigests Compute(string path, CancellationToken cancellationToken)
    {
        string file = DumpFile.Resolve(path);
        DumpFileHash onDisk = DumpFile.Hash(file, cancellationToken);
        using DumpBlockReader reader = new(file);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        DumpBlock block = new(DumpBlockReader.BlockBytes);
        long records = 0;
        while (reader.Read(block))
        {
            cancellationToken.ThrowIfCancellationRequested();
            records += AppendLines(hash, block.Bytes);
        }

        return new DumpDigests(records, onDisk.Bytes, onDisk.Sha256, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static long AppendLines(IncrementalHash hash, ReadOnlySpan<byte> bytes)
    {
        long records = 0;

        // Runs of lines without a blank one go in at once.
        int start = 0;
        int at = 0;
        while (at < bytes.Length)
        {
            int end = bytes[at..].IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? bytes[at..] : bytes.Slice(at, end);
            int next = end < 0 ? bytes.Length : at + end + 1;
            if (DumpText.IsBlank(line))
            {
                hash.AppendData(bytes[start..at]);
                start = next;
            }
            else
            {
                records++;
            }

            at = next;
        }

        hash.AppendData(bytes[start..]);
        if (start < bytes.Length && bytes[^1] != (byte)'\n')
        {
            hash.AppendData("\n"u8);
        }

        return records;
    }
}

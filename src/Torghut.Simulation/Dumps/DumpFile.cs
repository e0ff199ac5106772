using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using Torghut.Simulation.Errors;
using ZstdSharp;

namespace Torghut.Simulation.Dumps;

/// <summary>A dump on disk: found, told apart by its first bytes, opened as the stream of its lines.</summary>
public static class DumpFile
{
    /// <summary>Names that a dump has in its folder, in order of preference.</summary>
    private static readonly string[] Names =
    [
        "source-dump.ndjson", "source-dump.jsonl", "source-dump.jsonl.zst", "source-dump.jsonl.gz", "source-dump.ndjson.zst",
        "source-dump.ndjson.gz",
    ];

    /// <summary>The file that a path means: itself, or the one dump in the folder that it names.</summary>
    public static string Resolve(string path)
    {
        if (File.Exists(path))
        {
            return path;
        }

        if (!Directory.Exists(path))
        {
            throw Unreadable("dump_not_found", $"{path}: found neither a file nor a folder; expected a recorded dump.");
        }

        string[] found = [.. Names.Select(name => Path.Combine(path, name)).Where(File.Exists)];
        return found.Length switch
        {
            1 => found[0],
            0 => throw Unreadable("dump_not_found", $"{path}: found no dump in the folder; expected one of {string.Join(", ", Names)}."),
            _ => throw Unreadable(
                "dump_ambiguous",
                $"{path}: found {string.Join(" and ", found.Select(Path.GetFileName))}; expected one dump, name the one that is meant."),
        };
    }

    /// <summary>Length and SHA-256 of the file as it is on disk.</summary>
    public static DumpFileHash Hash(string path, CancellationToken cancellationToken)
    {
        const int BlockBytes = 1 << 20;
        try
        {
            using FileStream stream = OpenRaw(path);
            using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            byte[] block = new byte[BlockBytes];
            long bytes = 0;
            for (int read = stream.Read(block); read > 0; read = stream.Read(block))
            {
                cancellationToken.ThrowIfCancellationRequested();
                hash.AppendData(block, 0, read);
                bytes += read;
            }

            return new DumpFileHash(bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable("dump_unreadable", $"{path}: cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Opens the file without decompressing it.</summary>
    public static FileStream OpenRaw(string path)
    {
        try
        {
            return new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.Read,
                Share = FileShare.Read,
                Options = FileOptions.SequentialScan,
                BufferSize = 0,
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable("dump_unreadable", $"{path}: cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Tells the compression from the first bytes, whatever the file is called, and goes back to the beginning.</summary>
    public static DumpCompression Detect(string path, FileStream raw)
    {
        Span<byte> magic = stackalloc byte[4];
        int read = raw.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        raw.Position = 0;
        ReadOnlySpan<byte> found = magic[..read];
        if (found.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            return DumpCompression.Gzip;
        }

        // A frame, or a skippable frame before one.
        if (found.SequenceEqual((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD])
            || (found.Length == 4 && (found[0] & 0xF0) == 0x50 && found[1..].SequenceEqual((ReadOnlySpan<byte>)[0x2A, 0x4D, 0x18])))
        {
            return DumpCompression.Zstd;
        }

        string? other = found switch
        {
            [(byte)'P', (byte)'K', 3, 4] => "a zip archive",
            [(byte)'B', (byte)'Z', (byte)'h', _] => "bzip2",
            [0xFD, (byte)'7', (byte)'z', (byte)'X'] => "xz",
            _ => null,
        };
        return other is null
            ? DumpCompression.None
            : throw Unreadable("dump_unreadable", $"{path}: found {other}; expected lines of JSON, plain or in gzip or zstd.");
    }

    /// <summary>The stream of the lines; owns the raw one.</summary>
    public static Stream Decompress(FileStream raw, DumpCompression compression) => compression switch
    {
        DumpCompression.Gzip => new GZipStream(GzipEnd.Append(new BufferedStream(raw, 1 << 16)), CompressionMode.Decompress),
        DumpCompression.Zstd => new DecompressionStream(raw, 1 << 17, checkEndOfStream: true, leaveOpen: false),
        _ => raw,
    };

    /// <summary>The condition for a file that ends early or is damaged.</summary>
    public static SimulationException Damaged(string path, DumpCompression compression, long lines, Exception cause) => Unreadable(
        "dump_unreadable",
        string.Create(
            CultureInfo.InvariantCulture,
            $"{path}: the {(compression == DumpCompression.None ? "file" : compression.ToString().ToLowerInvariant() + " data")} cannot be read on after line {lines}: {cause.Message} Expected a complete file."),
        cause);

    /// <summary>A condition of the input that ends the command with exit code 2.</summary>
    public static SimulationException Unreadable(string code, string message, Exception? cause = null) =>
        new(ExitCode.Usage, code, message, cause);
}

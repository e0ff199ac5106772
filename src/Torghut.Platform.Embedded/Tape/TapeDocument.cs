using Torghut.Market.Integrity;

namespace Torghut.Platform.Embedded.Tape;

/// <summary>The content of <c>tape.json</c>: what the tape is, what decoding found, and how to read and verify the files.</summary>
internal sealed record TapeDocument
{
    /// <summary>File name.</summary>
    public const string FileName = "tape.json";

    /// <summary>Name of the file with the SHA-256 of <c>tape.json</c>, lower-case hex.</summary>
    public const string HashFileName = "tape.json.sha256";

    /// <summary>Layout of this document and of the files, see <see cref="TapeFormat.Version"/>.</summary>
    public required int FormatVersion { get; init; }

    /// <summary>Cache key.</summary>
    public required string Key { get; init; }

    /// <summary>Kind of the source.</summary>
    public required string SourceKind { get; init; }

    /// <summary>The report's <c>input_hash</c>.</summary>
    public required string InputHash { get; init; }

    /// <summary>Start of the window, nanoseconds since the Unix epoch.</summary>
    public required long WindowStartNs { get; init; }

    /// <summary>End of the window, nanoseconds since the Unix epoch.</summary>
    public required long WindowEndNs { get; init; }

    /// <summary>Bound of the watermark rule, milliseconds.</summary>
    public required int MaxOutOfOrderMs { get; init; }

    /// <summary>Names by ordinal.</summary>
    public required IReadOnlyList<string> Symbols { get; init; }

    /// <summary>Events in all files.</summary>
    public required long Events { get; init; }

    /// <summary>Files, only of channels that have events.</summary>
    public required IReadOnlyList<TapeFileDocument> Files { get; init; }

    /// <summary>What decoding found.</summary>
    public required InputStatistics Statistics { get; init; }
}

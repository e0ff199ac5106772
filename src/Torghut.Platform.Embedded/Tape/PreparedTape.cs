using Torghut.Market.Events;
using Torghut.Market.Integrity;
using Torghut.Platform.Embedded.Sources;

namespace Torghut.Platform.Embedded.Tape;

/// <summary>A tape that is ready to be read, and what is known of it. Disposing closes the tape.</summary>
public sealed class PreparedTape : IDisposable
{
    private readonly ArrowTape _tape;

    internal PreparedTape(ArrowTape tape, TapeDocument document, string folder, string tapeHash, SourceIdentity source)
    {
        _tape = tape;
        Statistics = document.Statistics;
        InputHash = document.InputHash;
        Key = document.Key;
        Bytes = document.Files.Sum(file => file.Bytes);
        Folder = folder;
        TapeHash = tapeHash;
        Source = source;
    }

    /// <summary>The events.</summary>
    public IMarketTape Tape => _tape;

    /// <summary>What decoding found in the input; on a reused tape, when it was built.</summary>
    public InputStatistics Statistics { get; }

    /// <summary>The report's <c>input_hash</c>, lower-case hex.</summary>
    public string InputHash { get; }

    /// <summary>SHA-256 of <c>tape.json</c>, which holds the checksums of the files; lower-case hex. Equal for equal tapes, on any machine.</summary>
    public string TapeHash { get; }

    /// <summary>Cache key.</summary>
    public string Key { get; }

    /// <summary>Folder of the tape.</summary>
    public string Folder { get; }

    /// <summary>Length of the tape's files, bytes.</summary>
    public long Bytes { get; }

    /// <summary>The input.</summary>
    public SourceIdentity Source { get; }

    /// <summary>Whether the tape was there before.</summary>
    public bool Reused { get; internal init; }

    /// <summary>Why a tape that was there was built again; null where none was, or it was reused.</summary>
    public string? RebuildReason { get; internal init; }

    /// <inheritdoc/>
    public void Dispose() => _tape.Dispose();
}

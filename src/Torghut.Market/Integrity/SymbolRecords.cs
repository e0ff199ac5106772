using Torghut.Market.Topics;

namespace Torghut.Market.Integrity;

/// <summary>Records of one symbol in one topic.</summary>
public sealed record SymbolRecords
{
    /// <summary>Role of the topic.</summary>
    public required TopicRole Role { get; init; }

    /// <summary>Symbol.</summary>
    public required string Symbol { get; init; }

    /// <summary>
    /// Records or lines read whose symbol is known; a record that was set aside before its symbol was read (outside the
    /// window by its record timestamp, or against the envelope contract) is counted with its topic only.
    /// </summary>
    public required long Records { get; init; }

    /// <summary>Records among them inside the window by their record timestamp.</summary>
    public required long Replayed { get; init; }

    /// <summary>Events on the tape, late ones included.</summary>
    public required long Events { get; init; }

    /// <summary>Events behind their watermark.</summary>
    public required long Late { get; init; }
}

using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Coverage;

/// <summary>Counts of one symbol in one topic role.</summary>
public sealed record SymbolIntegrity
{
    /// <summary><c>trades, quotes, bars, status</c>.</summary>
    [Words("trades", "quotes", "bars", "status")]
    public required string Role { get; init; }

    /// <summary>Symbol.</summary>
    public required string Symbol { get; init; }

    /// <summary>
    /// Records or lines read whose symbol is known; a record that was set aside before its symbol was read (outside the
    /// window by its record timestamp, or against the envelope contract) is counted with its topic only.
    /// </summary>
    [Unit(Units.Count)]
    public required long Records { get; init; }

    /// <summary>Records among them inside the window by their record timestamp: what is replayed.</summary>
    [Unit(Units.Count)]
    public required long Replayed { get; init; }

    /// <summary>Events that were made of them, late ones included.</summary>
    [Unit(Units.Count)]
    public required long Events { get; init; }

    /// <summary>Events behind their watermark.</summary>
    [Unit(Units.Count)]
    public required long Late { get; init; }
}

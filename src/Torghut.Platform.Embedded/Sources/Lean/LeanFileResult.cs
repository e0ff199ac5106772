using Torghut.Market.Integrity;

namespace Torghut.Platform.Embedded.Sources.Lean;

/// <summary>What became of the lines of one file.</summary>
internal sealed class LeanFileResult
{
    /// <summary>Lines read.</summary>
    public long Lines { get; set; }

    /// <summary>Lines that became events.</summary>
    public long Events { get; set; }

    /// <summary>First lines of quotes that the next line completed.</summary>
    public long QuoteHalves { get; set; }

    /// <summary>Lines that say what was known.</summary>
    public long NoChange { get; set; }

    /// <summary>Lines outside the window.</summary>
    public long OutsideWindow { get; set; }

    /// <summary>Lines that the vendor marked.</summary>
    public long Suspicious { get; set; }

    /// <summary>Lines that cannot be parsed.</summary>
    public long Malformed { get; set; }

    /// <summary>Earliest time of a line, nanoseconds since the Unix epoch.</summary>
    public long MinNs { get; set; } = long.MaxValue;

    /// <summary>Latest time of a line, nanoseconds since the Unix epoch.</summary>
    public long MaxNs { get; set; } = long.MinValue;

    /// <summary>The first lines that cannot be parsed.</summary>
    public List<QuarantinedRecord> Quarantined { get; } = [];

    /// <summary>SHA-256 of the zip, lower-case hex.</summary>
    public string Sha256 { get; set; } = string.Empty;
}

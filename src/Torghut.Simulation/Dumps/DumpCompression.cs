namespace Torghut.Simulation.Dumps;

/// <summary>How a dump's file is compressed.</summary>
public enum DumpCompression
{
    /// <summary>Not at all: <c>.ndjson</c>.</summary>
    None,

    /// <summary>gzip: <c>.jsonl.gz</c>.</summary>
    Gzip,

    /// <summary>Zstandard: <c>.jsonl.zst</c>.</summary>
    Zstd,
}

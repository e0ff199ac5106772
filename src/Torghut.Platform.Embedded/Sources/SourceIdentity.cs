namespace Torghut.Platform.Embedded.Sources;

/// <summary>What identifies a source's input before it is decoded.</summary>
public sealed record SourceIdentity
{
    /// <summary>The source's kind.</summary>
    public required string Kind { get; init; }

    /// <summary>The input files in ordinal order of path; empty for a source without files.</summary>
    public required IReadOnlyList<SourceFile> Files { get; init; }

    /// <summary>
    /// Text that is equal exactly where the input is equal and read by the same version of the source's decoder: it
    /// holds content hashes (not folders or times) and a version that goes up whenever decoding gives another result.
    /// </summary>
    public required string CacheKey { get; init; }

    /// <summary>The report's <c>input_hash</c>, lower-case hex, where it is known without decoding; else null.</summary>
    public required string? InputHash { get; init; }
}

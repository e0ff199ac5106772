using Torghut.Market.Integrity;

namespace Torghut.Simulation.Platforms;

/// <summary>The decoded input, as plans, dump manifests and reports describe it.</summary>
public sealed record InputSummary
{
    /// <summary>What was known before decoding.</summary>
    public required InputInspection Inspection { get; init; }

    /// <summary>The input's hash.</summary>
    public required string InputHash { get; init; }

    /// <summary>Symbols, by name.</summary>
    public required IReadOnlyList<string> Symbols { get; init; }

    /// <summary>Events on the tape.</summary>
    public required long EventCount { get; init; }

    /// <summary>What decoding found.</summary>
    public required InputStatistics Statistics { get; init; }
}

using Torghut.Reporting.Request;

namespace Torghut.Simulation.Manifest;

/// <summary>A reviewer in a file of its own, for comparisons.</summary>
public sealed record ReviewerFile
{
    /// <summary>Name in the comparison; null for the file's.</summary>
    public string? Name { get; init; }

    /// <summary>The reviewer, as in a manifest's <c>review</c>.</summary>
    public ReviewSection Review { get; init; } = new();

    /// <summary>Prices by model, as in a manifest's <c>prices</c>.</summary>
    public IReadOnlyDictionary<string, ModelPrice> Prices { get; init; } = new Dictionary<string, ModelPrice>(StringComparer.Ordinal);
}

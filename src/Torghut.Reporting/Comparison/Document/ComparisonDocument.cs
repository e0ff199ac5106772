using System.Text.Json.Serialization;
using Torghut.Reporting.Annotations;
using Torghut.Reporting.Caveats;

namespace Torghut.Reporting.Comparison.Document;

/// <summary>
/// How finished runs differ. The first run is the one that every other is compared with; a difference is the other's value
/// minus the first's. The same runs give the same bytes.
/// </summary>
public sealed record ComparisonDocument
{
    /// <summary>The contract's name; only additions are made under it.</summary>
    public const string Version = "torghut.simulation-compare.v1";

    /// <summary><c>torghut.simulation-compare.v1</c>.</summary>
    [JsonPropertyOrder(-1)]
    [Words(Version)]
    public string SchemaVersion { get; init; } = Version;

    /// <summary>Whether all runs have the same input, decisions, orders and figures.</summary>
    public required bool Equal { get; init; }

    /// <summary>Whether any run is worse than the first: a worse verdict, or a finding of severity <c>fail</c> that the first has not.</summary>
    public required bool Regression { get; init; }

    /// <summary>The runs, in the order in which they were named.</summary>
    public required IReadOnlyList<ComparedRunSummary> Runs { get; init; }

    /// <summary>Every further run against the first, in the order in which they were named.</summary>
    public required IReadOnlyList<RunComparison> Comparisons { get; init; }

    /// <summary>Limits of what the comparison says, by code.</summary>
    public required IReadOnlyList<Caveat> Caveats { get; init; }
}

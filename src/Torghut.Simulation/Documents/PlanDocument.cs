using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Torghut.Simulation.Guards;
using Torghut.Simulation.Platforms;

namespace Torghut.Simulation.Documents;

/// <summary><c>plan.json</c>: everything that a run would create and replay, and every guard's result.</summary>
public sealed record PlanDocument
{
    /// <summary>Version of this document.</summary>
    public string SchemaVersion { get; init; } = "torghut.plan.v1";

    /// <summary>The user's name of the run.</summary>
    public required string RunId { get; init; }

    /// <summary>The name made safe.</summary>
    public required string RunToken { get; init; }

    /// <summary>The manifest's <c>dataset_id</c>.</summary>
    public required string DatasetId { get; init; }

    /// <summary>Platform.</summary>
    public required string Platform { get; init; }

    /// <summary>The run's folder.</summary>
    public required string RunFolder { get; init; }

    /// <summary>The window and its session.</summary>
    public required PlanWindow Window { get; init; }

    /// <summary>Source topic by role.</summary>
    public required IReadOnlyDictionary<string, string> SourceTopics { get; init; }

    /// <summary>Simulation topic by role.</summary>
    public required IReadOnlyDictionary<string, string> SimulationTopics { get; init; }

    /// <summary>Isolated stores: name and place.</summary>
    public required IReadOnlyDictionary<string, string> Stores { get; init; }

    /// <summary>
    /// Environment of the workloads that somebody else starts, by workload; a value <c>${NAME}</c> is what that variable of the
    /// reader's environment holds. Absent where there are none.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? Workloads { get; init; }

    /// <summary>The input and what decoding found; null where it is not dumped yet, see <see cref="Forecast"/>.</summary>
    public required InputSummary? Input { get; init; }

    /// <summary>What is known of an input that is not dumped yet. Absent where <see cref="Input"/> is there.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public InputForecast? Forecast { get; init; }

    /// <summary>Share of the session's minutes with any trade or quote; null before the dump.</summary>
    public required double? CoverageRatio { get; init; }

    /// <summary>Guards.</summary>
    public required IReadOnlyList<GuardResult> Guards { get; init; }

    /// <summary>What the run is expected to cost.</summary>
    public required PlanEstimate Estimate { get; init; }

    /// <summary>SHA-256 of the canonical manifest.</summary>
    public required string ManifestHash { get; init; }

    /// <summary>The canonical manifest: every key with its value, defaults included, secrets masked.</summary>
    public required JsonNode Manifest { get; init; }
}

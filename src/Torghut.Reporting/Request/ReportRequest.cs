using System.Text.Json;
using System.Text.Json.Serialization;
using Torghut.Market.Integrity;
using Torghut.Market.Sessions;
using Torghut.Reporting.ControlPlane;
using Torghut.Trading.Execution;
using Torghut.Trading.Execution.Models;

namespace Torghut.Reporting.Request;

/// <summary>
/// Everything the report says that is not in the ledger or the signal store. Only <see cref="RunId"/> and
/// <see cref="RunToken"/> may hold the run's name: all else must be equal for two runs over the same input.
/// </summary>
public sealed record ReportRequest
{
    /// <summary>The user's name for the run; also selects the decisions whose <c>simulation_run_id</c> it is.</summary>
    public required string RunId { get; init; }

    /// <summary>The name made safe.</summary>
    public required string RunToken { get; init; }

    /// <summary>The manifest's <c>dataset_id</c>.</summary>
    public required string DatasetId { get; init; }

    /// <summary><c>embedded</c> or <c>cluster</c>.</summary>
    public required string Platform { get; init; }

    /// <summary>Where the day came from.</summary>
    public required SourceDescription Source { get; init; }

    /// <summary>Hash of the input; null where only a ledger is known.</summary>
    public string? InputHash { get; init; }

    /// <summary>The replayed window.</summary>
    public required ReplayWindow Window { get; init; }

    /// <summary><c>us_equities_regular</c> or <c>custom</c>.</summary>
    public string WindowProfile { get; init; } = "us_equities_regular";

    /// <summary>Calendar behind the window.</summary>
    public required CalendarIdentity Calendar { get; init; }

    /// <summary>Version of the program that ran the day.</summary>
    public required string ProgramVersion { get; init; }

    /// <summary>Symbols of the run; empty where only a ledger is known.</summary>
    public IReadOnlyList<string> Symbols { get; init; } = [];

    /// <summary>
    /// Strategies, risk, execution, latency, review and the like as a JSON object, echoed as it is; undefined
    /// (<c>default</c>) where only a ledger is known.
    /// </summary>
    public JsonElement Parameters { get; init; }

    /// <summary>The account at the start; null where only a ledger is known.</summary>
    public AccountOptions? Account { get; init; }

    /// <summary>Whether the latencies between signal, decision, order and update were modelled rather than measured.</summary>
    public bool LatenciesModelled { get; init; }

    /// <summary>Whether decisions could be reviewed by a language model.</summary>
    public bool ReviewEnabled { get; init; }

    /// <summary>Assumptions of the execution simulation.</summary>
    public IReadOnlyList<ExecutionModelDescription> ExecutionModels { get; init; } = [];

    /// <summary>Fees.</summary>
    public CostAssumptions Costs { get; init; } = new();

    /// <summary>Least activity.</summary>
    public MonitorThresholds Monitor { get; init; } = new();

    /// <summary>Thresholds of the findings.</summary>
    public VerdictThresholds Thresholds { get; init; } = new();

    /// <summary>Prices by model.</summary>
    public IReadOnlyDictionary<string, ModelPrice> ModelPrices { get; init; } = new Dictionary<string, ModelPrice>();

    /// <summary>What decoding found in the input; null where only a ledger is known.</summary>
    public InputStatistics? Input { get; init; }

    /// <summary>Files of the run that a reader may want, by path.</summary>
    public IReadOnlyList<ArtifactReference> Artifacts { get; init; } = [];

    /// <summary>What the run took and gave back, as its own file has it; null for nothing.</summary>
    [JsonIgnore]
    public ControlPlaneSection? ControlPlane { get; init; }

    /// <summary>Seed of the bootstrap.</summary>
    public long BootstrapSeed { get; init; } = 42;
}

using System.Text.Json.Serialization;
using Torghut.Reporting.Annotations;
using Torghut.Reporting.Caveats;
using Torghut.Reporting.ControlPlane;
using Torghut.Reporting.Coverage;
using Torghut.Reporting.ExecutionQuality;
using Torghut.Reporting.Funnel;
using Torghut.Reporting.Governance;
using Torghut.Reporting.Identity;
using Torghut.Reporting.Llm;
using Torghut.Reporting.Pnl;
using Torghut.Reporting.Stability;

namespace Torghut.Reporting.Document;

/// <summary>
/// The report of a simulated trading day. Money, prices and quantities are strings with eight decimals; ratios are between
/// 0 and 1 unless said otherwise; an undefined figure is null, never 0; times are ISO 8601 in UTC.
/// </summary>
public sealed record SimulationReport
{
    /// <summary>The contract's name; only additions are made under it.</summary>
    public const string Version = "torghut.simulation-report.v1";

    /// <summary><c>torghut.simulation-report.v1</c>.</summary>
    [JsonPropertyOrder(-1)]
    [Words(Version)]
    public string SchemaVersion { get; init; } = Version;

    /// <summary>Which run it is about and what it was run with.</summary>
    public required RunMetadata RunMetadata { get; init; }

    /// <summary>How whole the input is.</summary>
    public required CoverageSection Coverage { get; init; }

    /// <summary>From signal to fill.</summary>
    public required FunnelSection Funnel { get; init; }

    /// <summary>What became of the orders, how fast and at which price.</summary>
    public required ExecutionQualitySection ExecutionQuality { get; init; }

    /// <summary>Profit and loss.</summary>
    public required PnlSection Pnl { get; init; }

    /// <summary>What the language model said and what became of it.</summary>
    public required LlmSection Llm { get; init; }

    /// <summary>Whether the trader ran well.</summary>
    public required StabilitySection Stability { get; init; }

    /// <summary>Whether the run can be used.</summary>
    public required VerdictSection Verdict { get; init; }

    /// <summary>Files of the run.</summary>
    public required ArtifactsSection Artifacts { get; init; }

    /// <summary>Limits of what the report says, by code.</summary>
    public required IReadOnlyList<Caveat> Caveats { get; init; }

    /// <summary>What the run took of the systems around it and gave back; null where it only used servers of its own.</summary>
    public ControlPlaneSection? ControlPlane { get; init; }
}

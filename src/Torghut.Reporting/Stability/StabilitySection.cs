using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Stability;

/// <summary>Whether the trader ran well: gates, errors, safety switches, provenance. What depends on how the run itself went is in run-manifest.json.</summary>
public sealed record StabilitySection
{
    /// <summary>Codes of what looks wrong.</summary>
    public required IReadOnlyList<string> Anomalies { get; init; }

    /// <summary>Signals that the feature-quality gate refused, by reason; empty where there were none or the ledger does not count them.</summary>
    public required IReadOnlyDictionary<string, long> FeatureGateRefusals { get; init; }

    /// <summary>Runtime events of every kind, by component, severity and code.</summary>
    public required IReadOnlyList<RuntimeEventCountRow> RuntimeEvents { get; init; }

    /// <summary>Runtime events of severity <c>error</c> (or <c>critical</c>, <c>fatal</c>).</summary>
    [Unit(Units.Count)]
    public required long RuntimeErrors { get; init; }

    /// <summary>Kill-switch, emergency-stop and rollback events, and decisions refused by one.</summary>
    public required SafetyEvents Safety { get; init; }

    /// <summary>Longest time without a signal and gaps in their sequence, by symbol and window size; empty without a signal store.</summary>
    public required IReadOnlyList<SignalContinuityRow> SignalContinuity { get; init; }

    /// <summary>Whether executions say which way they took and where they come from.</summary>
    public required RouteProvenance RouteProvenance { get; init; }

    /// <summary>How far the trader read the signals.</summary>
    public required IReadOnlyList<CursorRow> TradeCursorRows { get; init; }

    /// <summary>Tables of the contract that the ledger lacks.</summary>
    public required IReadOnlyList<string> MissingTables { get; init; }

    /// <summary>Which rows of the ledger the report is about.</summary>
    public required LedgerScope Scope { get; init; }
}

using System.Text.Json;
using Torghut.Reporting.Comparison.Document;
using Torghut.Reporting.Comparison.Figures;

namespace Torghut.Reporting.Comparison.Identity;

/// <summary>What runs were run with.</summary>
internal static class RunParameters
{
    private const string Metadata = "run_metadata";

    /// <summary>What the identity tells already, and what follows from the parameters.</summary>
    private static readonly string[] s_elsewhere =
        ["run_id", "run_token", "input_hash", "decision_hash", "order_hash", "program_version", "parameters"];

    private static readonly string[] s_parameters = ["cost_assumptions", "monitor_thresholds", "verdict_thresholds"];

    /// <summary>Whether a report says what the run was run with.</summary>
    public static bool AreKnown(JsonElement report) => Parameters(report) is not null;

    /// <summary>The parameters that differ; none where a report does not have them.</summary>
    public static List<ParameterChange> Differences(JsonElement first, JsonElement second) =>
        Parameters(first) is { } left && Parameters(second) is { } right ? ParameterDiffer.Compare(left, right) : [];

    /// <summary>Other statements about the runs that differ.</summary>
    public static List<ParameterChange> Circumstances(JsonElement first, JsonElement second)
    {
        List<ParameterChange> changes = ParameterDiffer.Compare(JsonPaths.Find(first, Metadata), JsonPaths.Find(second, Metadata));
        bool repeated = AreKnown(first) && AreKnown(second);
        changes.RemoveAll(change => IsOf(change.Key, s_elsewhere) || (repeated && IsOf(change.Key, s_parameters)));
        return changes;
    }

    private static JsonElement? Parameters(JsonElement report) =>
        JsonPaths.Find(report, Metadata + ".parameters") is { ValueKind: JsonValueKind.Object } parameters ? parameters : null;

    private static bool IsOf(string key, string[] names) =>
        Array.Exists(names, name => string.Equals(key, name, StringComparison.Ordinal) || key.StartsWith(name + ".", StringComparison.Ordinal));
}

using System.Text.Json;
using Torghut.Reporting.Comparison.Document;
using Torghut.Reporting.Comparison.Figures;

namespace Torghut.Reporting.Comparison.Identity;

/// <summary>What two runs have in common.</summary>
internal static class IdentityDiffer
{
    /// <summary>Compares.</summary>
    public static IdentityComparison Compare(
        JsonElement first, JsonElement second, List<ParameterChange> parameters, FigureComparison figures)
    {
        return new IdentityComparison
        {
            SameInput = Known("run_metadata.input_hash") ? Same("run_metadata.input_hash") : null,
            SameWindow = Same("coverage.window_start") && Same("coverage.window_end"),
            SameParameters = RunParameters.AreKnown(first) && RunParameters.AreKnown(second) ? parameters.Count == 0 : null,
            SameProgram = Same("run_metadata.program_version"),
            SameDecisions = Same("run_metadata.decision_hash"),
            SameOrders = Same("run_metadata.order_hash"),
            SameFigures = figures.Different == 0,
            SameVerdict = Same("verdict.status"),
        };

        bool Known(string path) => JsonPaths.Text(first, path) is not null && JsonPaths.Text(second, path) is not null;

        bool Same(string path) =>
            string.Equals(JsonPaths.Text(first, path), JsonPaths.Text(second, path), StringComparison.Ordinal);
    }
}

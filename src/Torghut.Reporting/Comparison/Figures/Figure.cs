using System.Text.Json;

namespace Torghut.Reporting.Comparison.Figures;

/// <summary>One figure of a report.</summary>
/// <param name="Path">Path, rows of lists called by their key.</param>
/// <param name="Unit">Unit; null where the contract states none.</param>
/// <param name="Kind">What kind of value it has.</param>
/// <param name="Value">The value as it stands in the report.</param>
/// <param name="Samples">Observations behind it; null for counts, words and where the report does not say.</param>
internal sealed record Figure(string Path, string? Unit, FigureKind Kind, JsonElement Value, long? Samples);

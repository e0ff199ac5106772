namespace Torghut.Reporting.Document;

/// <summary>A report and the rows behind it.</summary>
/// <param name="Report">The document.</param>
/// <param name="Rows">What the CSV files are written from.</param>
public sealed record ReportResult(SimulationReport Report, ReportRows Rows);

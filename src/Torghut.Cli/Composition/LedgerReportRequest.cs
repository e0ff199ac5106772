namespace Torghut.Cli.Composition;

/// <summary>A report over a ledger that no run of this program made.</summary>
/// <param name="RunId">Name of the report's folder, and the run whose rows are meant.</param>
/// <param name="OutputRoot">The folder of all runs.</param>
/// <param name="Database">A SQLite file, or the address of a Postgres database, which may hold a password.</param>
/// <param name="WindowStart">First instant.</param>
/// <param name="WindowEnd">First instant after the window.</param>
internal sealed record LedgerReportRequest(string RunId, string OutputRoot, string Database, string? WindowStart, string? WindowEnd);

using System.Text.Json;
using Torghut.Trading.Ledger;

namespace Torghut.Reporting.Comparison;

/// <summary>A finished run to compare.</summary>
/// <param name="Report">Its report as written: an object of the report's contract.</param>
/// <param name="Ledger">Its ledger, stays open; null where there is none or it cannot be read.</param>
/// <param name="LedgerProblem">Why there is no ledger; null where there is one.</param>
public sealed record ComparedRun(JsonElement Report, ILedgerReader? Ledger, string? LedgerProblem);

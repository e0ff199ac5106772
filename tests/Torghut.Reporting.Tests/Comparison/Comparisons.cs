using System.Text;
using System.Text.Json;
using Torghut.Reporting.Comparison;
using Torghut.Reporting.Comparison.Document;
using Torghut.Reporting.Comparison.Writers;
using Torghut.Reporting.Request;
using Torghut.Reporting.Tests.Fixtures;

namespace Torghut.Reporting.Tests.Comparison;

/// <summary>Runs to compare.</summary>
internal static class Comparisons
{
    /// <summary>A run with two round trips; the second sells what the first bought.</summary>
    public static LedgerBuilder Ledger(string runId = "run-1", decimal qty = 10m)
    {
        var ledger = new LedgerBuilder(runId);
        foreach (int second in (int[])[60, 600])
        {
            var buy = ledger.Decision("AAPL", "buy", second, new DecisionShape { Qty = qty.ToString(System.Globalization.CultureInfo.InvariantCulture) });
            ledger.Execution(buy, "buy", qty, new Fill(second + 3, qty, 100m));
            var sell = ledger.Decision("AAPL", "sell", second + 120, new DecisionShape { Qty = qty.ToString(System.Globalization.CultureInfo.InvariantCulture) });
            ledger.Execution(sell, "sell", qty, new Fill(second + 123, qty, 101m));
        }

        return ledger;
    }

    public static ComparedRun Run(LedgerBuilder ledger, ReportRequest? request = null)
    {
        ReportRequest about = request ?? Day.Request(ledger.RunId!);
        return new ComparedRun(Report(Reports.Json(Reports.Build(ledger.Ledger, request: about).Report)), ledger.Ledger, LedgerProblem: null);
    }

    public static JsonElement Report(string json) => JsonElement.Parse(json);

    public static ReportRequest WithParameters(string runId, string parameters) =>
        Day.Request(runId) with { Parameters = JsonElement.Parse(parameters), InputHash = "abc" };

    public static string Json(ComparisonDocument document)
    {
        using var stream = new MemoryStream();
        ComparisonJson.Write(document, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}

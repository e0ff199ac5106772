using System.Globalization;
using System.Text.Json;
using Torghut.Reporting.Document;
using Torghut.Reporting.Tests.Fixtures;
using Torghut.Reporting.Writers;

namespace Torghut.Reporting.Tests.Document;

public sealed class ReportTests
{
    [Fact]
    public void An_empty_ledger_makes_a_report_that_fails_with_reasons()
    {
        ReportResult result = Reports.Build(new InMemoryLedger());

        Assert.Equal("FAIL", result.Report.Verdict.Status);
        Assert.Equal(
            ["trade_decisions_below_minimum", "executions_below_minimum", "execution_tca_metrics_below_minimum"],
            result.Report.Verdict.FailReasons);
        Assert.Null(result.Report.ExecutionQuality.FillRate);
        Assert.Equal(0m, result.Report.Pnl.NetPnlEstimated);
        Assert.True(result.Report.Pnl.Identity.Closes);
        Assert.Contains("| Net P&L | 0.00", Reports.Markdown(result.Report), StringComparison.Ordinal);
    }

    [Fact]
    public void The_run_stands_in_its_metadata_and_nowhere_else()
    {
        string first = Reports.Json(Reports.Build(Sample("alpha-7").Ledger, Store(), Day.Request("alpha-7")).Report);
        string second = Reports.Json(Reports.Build(Sample("beta-8").Ledger, Store(), Day.Request("beta-8")).Report);

        Assert.NotEqual(first, second);
        Assert.Equal(
            first.Replace("alpha-7", "x", StringComparison.Ordinal).Replace("alpha_7", "x", StringComparison.Ordinal),
            second.Replace("beta-8", "x", StringComparison.Ordinal).Replace("beta_8", "x", StringComparison.Ordinal));
        Assert.Equal(1, Count(first, "alpha-7"));
        Assert.Equal(1, Count(first, "alpha_7"));
    }

    [Fact]
    public void The_same_bytes_come_out_under_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            List<string> outputs = [];
            foreach (CultureInfo culture in Cultures())
            {
                CultureInfo.CurrentCulture = culture;
                ReportResult result = Reports.Build(Sample("run-1").Ledger, Store());
                outputs.Add(Reports.Json(result.Report) + Reports.Markdown(result.Report)
                    + Reports.Text(w => TradePnlCsv.Write(result.Rows, w))
                    + Reports.Text(w => ExecutionLatencyCsv.Write(result.Rows, w))
                    + Reports.Text(w => LlmReviewSummaryCsv.Write(result.Rows, w)));
            }

            Assert.Single(outputs.Distinct());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_report_reads_back_as_it_was_written()
    {
        string json = Reports.Json(Reports.Build(Sample("run-1").Ledger, Store()).Report);
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json));

        Assert.Equal(json, Reports.Json(ReportJson.Read(stream)));
    }

    [Fact]
    public void Names_are_snake_case_money_is_text_and_sections_come_in_order()
    {
        using var document = JsonDocument.Parse(Reports.Json(Reports.Build(Sample("run-1").Ledger, Store()).Report));
        JsonElement root = document.RootElement;

        Assert.Equal(
            ["schema_version", "run_metadata", "coverage", "funnel", "execution_quality", "pnl", "llm", "stability", "verdict", "artifacts", "caveats", "control_plane"],
            root.EnumerateObject().Select(property => property.Name));
        Assert.Equal("torghut.simulation-report.v1", root.GetProperty("schema_version").GetString());
        Assert.Equal("10.00000000", root.GetProperty("pnl").GetProperty("realized_pnl").GetString());
        Assert.Equal(JsonValueKind.Number, root.GetProperty("execution_quality").GetProperty("latency_ms").GetProperty("signal_to_decision_p50").ValueKind);
        Assert.Equal(JsonValueKind.Null, root.GetProperty("coverage").GetProperty("coverage_ratio").ValueKind);
        Assert.Equal(6, root.GetProperty("llm").GetProperty("verdict_counts").EnumerateObject().Count());
    }

    [Fact]
    public void Hashes_depend_on_what_was_decided_and_ordered_and_on_nothing_else()
    {
        SimulationReport first = Reports.Build(Sample("alpha").Ledger, Store(), Day.Request("alpha")).Report;
        SimulationReport again = Reports.Build(Sample("beta").Ledger, null, Day.Request("beta")).Report;
        LedgerBuilder changed = Sample("gamma");
        changed.Ledger.Decisions[0] = changed.Ledger.Decisions[0] with { Status = "canceled" };
        SimulationReport other = Reports.Build(changed.Ledger, null, Day.Request("gamma")).Report;

        Assert.Equal(first.RunMetadata.DecisionHash, again.RunMetadata.DecisionHash);
        Assert.Equal(first.RunMetadata.OrderHash, again.RunMetadata.OrderHash);
        Assert.NotEqual(first.RunMetadata.DecisionHash, other.RunMetadata.DecisionHash);
        Assert.Equal(first.RunMetadata.OrderHash, other.RunMetadata.OrderHash);
    }

    [Fact]
    public void The_decision_hash_is_over_canonical_lines()
    {
        var ledger = new LedgerBuilder();
        var row = ledger.Decision("AAPL", "buy", 1, new DecisionShape { Status = "rejected", Reasons = ["stale_price"], Qty = "1.5", Stage = "sized" });
        string line = $"{{\"action\":\"buy\",\"decision_hash\":\"{row.DecisionHash}\",\"qty\":\"1.50000000\",\"risk_reasons\":[\"stale_price\"],\"status\":\"rejected\",\"symbol\":\"AAPL\"}}\n";
        string expected = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(line)));

        Assert.Equal(expected, Reports.Build(ledger.Ledger).Report.RunMetadata.DecisionHash);
    }

    internal static LedgerBuilder Sample(string runId)
    {
        var ledger = new LedgerBuilder(runId);
        var entry = ledger.Decision("AAPL", "buy", 1);
        ledger.Execution(entry, "buy", 10, new Fill(3.5, 10, 100m));
        ledger.Execution(ledger.Decision("AAPL", "sell", 100), "sell", 10, new Fill(103, 4, 101m), new Fill(104, 6, 101m));
        ledger.Decision("MSFT", "buy", 50, new DecisionShape { Status = "rejected", Stage = "sized", Reasons = ["spread_too_wide"] });
        ledger.Review(entry, "approve", 0.8m);
        ledger.RuntimeEvent("trader", "info", "signal_outcome_counts",
            "{\"strategy\":\"tsmom\",\"half_hour\":\"2026-02-27T14:30:00Z\",\"produced\":100,\"consumed\":100,\"evaluated\":90,\"outcomes\":{\"decision\":3,\"no_setup\":87,\"warm_up\":10}}", "AAPL");
        return ledger;
    }

    internal static InMemorySignalStore Store()
    {
        var store = new InMemorySignalStore();
        for (int i = 1; i <= 200; i++)
        {
            store.Add("AAPL", i, 100 + (i * 0.01), (100 + (i * 0.01) - 0.01, 100 + (i * 0.01) + 0.01));
        }

        return store;
    }

    private static IEnumerable<CultureInfo> Cultures()
    {
        yield return CultureInfo.InvariantCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        comma.NumberFormat.NumberGroupSeparator = ".";
        comma.NumberFormat.PercentDecimalSeparator = ",";
        yield return comma;
        var exotic = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        exotic.NumberFormat.NegativeSign = "−";
        exotic.NumberFormat.NumberDecimalSeparator = "٫";
        exotic.DateTimeFormat.TimeSeparator = "h";
        exotic.DateTimeFormat.DateSeparator = ".";
        yield return exotic;
    }

    private static int Count(string text, string part) => (text.Length - text.Replace(part, string.Empty, StringComparison.Ordinal).Length) / part.Length;
}

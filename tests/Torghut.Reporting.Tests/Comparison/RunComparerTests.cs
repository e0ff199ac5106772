using System.Globalization;
using Torghut.Reporting.Comparison;
using Torghut.Reporting.Comparison.Document;
using Torghut.Reporting.Comparison.Writers;
using Torghut.Reporting.Tests.Fixtures;

namespace Torghut.Reporting.Tests.Comparison;

public sealed class RunComparerTests
{
    private const string Parameters = """{"risk":{"max_notional_per_trade":10000},"strategies":[{"name":"a","enabled":true}]}""";

    [Fact]
    public void Two_runs_of_one_day_are_equal_whatever_their_names()
    {
        ComparisonDocument document = RunComparer.Compare(
        [
            Comparisons.Run(Comparisons.Ledger("run-1"), Comparisons.WithParameters("run-1", Parameters)),
            Comparisons.Run(Comparisons.Ledger("run-2"), Comparisons.WithParameters("run-2", Parameters)),
        ]);

        Assert.True(document.Equal);
        Assert.False(document.Regression);
        RunComparison pair = Assert.Single(document.Comparisons);
        Assert.Equal(("run-1", "run-2"), (pair.First, pair.Second));
        Assert.Equal(0, pair.Figures.Different);
        Assert.Empty(pair.Parameters);
        Assert.Empty(pair.Circumstances);
        Assert.Equal(4, pair.Decisions!.Equal);
        Assert.Null(pair.Decisions.FirstDivergence);
        Assert.Null(pair.OrderEvents!.FirstDivergence);
        Assert.Empty(document.Caveats);
    }

    [Fact]
    public void A_changed_quantity_is_found_at_the_first_decision_and_order_that_have_it()
    {
        LedgerBuilder changed = Comparisons.Ledger("run-2");
        string json = changed.Ledger.Decisions[2].DecisionJson;
        changed.Ledger.Decisions[2] = changed.Ledger.Decisions[2] with { DecisionJson = json.Replace("\"qty\":\"10\"", "\"qty\":\"7\"", StringComparison.Ordinal) };
        Assert.NotEqual(json, changed.Ledger.Decisions[2].DecisionJson);
        int fill = changed.Ledger.OrderEvents.FindIndex(row => row.TradeDecisionId == changed.Ledger.Decisions[3].Id && row.FilledQty > 0);
        changed.Ledger.OrderEvents[fill] = changed.Ledger.OrderEvents[fill] with { AvgFillPrice = 102.5m };

        RunComparison pair = Assert.Single(RunComparer.Compare([Comparisons.Run(Comparisons.Ledger()), Comparisons.Run(changed)]).Comparisons);

        Assert.False(pair.Equal);
        DecisionDivergence decision = pair.Decisions!.FirstDivergence!;
        Assert.Equal(("changed", 2L, (3L, 1L)), (decision.Kind, decision.EqualBefore, (pair.Decisions.Equal, pair.Decisions.Changed)));
        Assert.Equal(["qty"], decision.Fields);
        Assert.Equal((10m, 7m), (decision.First!.Qty, decision.Second!.Qty));
        Assert.Equal("2026-02-27T14:40:00Z", decision.Second.EventTime);
        Assert.Equal(("AAPL", "tsmom", "buy"), (decision.Second.Symbol, decision.Second.Strategy, decision.Second.Action));
        Assert.Equal(decision.First.Lineage, decision.Second.Lineage);
        Assert.NotEmpty(decision.Second.Lineage);
        Assert.DoesNotContain("simulation_run_id", decision.Second.Lineage.Keys);
        OrderEventDivergence order = pair.OrderEvents!.FirstDivergence!;
        Assert.Equal(["avg_fill_price"], order.Fields);
        Assert.Equal((101m, 102.5m), (order.First!.AvgFillPrice, order.Second!.AvgFillPrice));
        Assert.Equal(("AAPL", "sell", "tsmom"), (order.Second.Symbol, order.Second.Side, order.Second.Strategy));
        Assert.NotNull(order.Second.Status);
    }

    [Fact]
    public void A_decision_that_one_run_alone_has_is_shown_beside_what_the_other_has_next()
    {
        LedgerBuilder more = Comparisons.Ledger("run-2");
        more.Decision("MSFT", "buy", 300, new DecisionShape { Status = "rejected" });

        RunComparison pair = Assert.Single(RunComparer.Compare([Comparisons.Run(Comparisons.Ledger()), Comparisons.Run(more)]).Comparisons);

        Assert.Equal((4L, 0L, 0L, 1L), (pair.Decisions!.Equal, pair.Decisions.Changed, pair.Decisions.OnlyInFirst, pair.Decisions.OnlyInSecond));
        DecisionDivergence divergence = pair.Decisions.FirstDivergence!;
        Assert.Equal(("only_in_second", 2L), (divergence.Kind, divergence.EqualBefore));
        Assert.Equal("2026-02-27T14:40:00Z", divergence.First!.EventTime);
        Assert.Equal("MSFT", divergence.Second!.Symbol);
        Assert.Null(pair.OrderEvents!.FirstDivergence);
    }

    [Fact]
    public void Changed_parameters_are_named_by_their_keys()
    {
        string other = Parameters.Replace("10000", "5000", StringComparison.Ordinal).Replace("true", "false", StringComparison.Ordinal);

        RunComparison pair = Assert.Single(RunComparer.Compare(
        [
            Comparisons.Run(Comparisons.Ledger("run-1"), Comparisons.WithParameters("run-1", Parameters)),
            Comparisons.Run(Comparisons.Ledger("run-2"), Comparisons.WithParameters("run-2", other)),
        ]).Comparisons);

        Assert.Equal(
            [new("risk.max_notional_per_trade", "10000", "5000"), new("strategies[a].enabled", "true", "false")],
            pair.Parameters);
        Assert.False(pair.Identity.SameParameters);
        Assert.True(pair.Identity.SameDecisions);
        Assert.True(pair.Equal);
    }

    [Fact]
    public void Runs_of_different_input_are_compared_with_a_caveat()
    {
        ComparedRun first = Comparisons.Run(Comparisons.Ledger("run-1"), Comparisons.WithParameters("run-1", Parameters));
        ComparedRun second = Comparisons.Run(Comparisons.Ledger("run-2"), Comparisons.WithParameters("run-2", Parameters) with { InputHash = "other" });

        ComparisonDocument document = RunComparer.Compare([first, second]);

        Assert.False(document.Equal);
        Assert.False(document.Comparisons[0].Identity.SameInput);
        Assert.Contains(document.Caveats, caveat => caveat.Code == "different_input");
    }

    [Fact]
    public void A_run_without_a_ledger_is_compared_by_its_report()
    {
        ComparedRun second = Comparisons.Run(Comparisons.Ledger("run-2")) with { Ledger = null, LedgerProblem = "it has no ledger" };

        ComparisonDocument document = RunComparer.Compare([Comparisons.Run(Comparisons.Ledger()), second]);

        Assert.Null(document.Comparisons[0].Decisions);
        Assert.Null(document.Comparisons[0].OrderEvents);
        Assert.False(document.Runs[1].LedgerRead);
        Assert.Contains(document.Caveats, caveat => caveat.Code == "ledger_not_read" && caveat.Message.Contains("run-2", StringComparison.Ordinal));
    }

    [Fact]
    public void A_run_that_trades_nothing_where_the_first_traded_is_a_regression()
    {
        ComparisonDocument worse = RunComparer.Compare([Comparisons.Run(Comparisons.Ledger()), Comparisons.Run(new LedgerBuilder("run-2"))]);
        ComparisonDocument better = RunComparer.Compare([Comparisons.Run(new LedgerBuilder("run-2")), Comparisons.Run(Comparisons.Ledger())]);

        Assert.True(worse.Regression);
        Assert.Contains(worse.Comparisons[0].FindingsAppeared, finding => finding is { Code: "trade_decisions_below_minimum", Severity: "fail", Observed: 0 });
        Assert.False(better.Regression);
        Assert.Contains(better.Comparisons[0].FindingsDisappeared, finding => finding.Code == "trade_decisions_below_minimum");
    }

    [Fact]
    public void Several_runs_are_each_compared_with_the_first_and_runs_of_one_name_are_numbered()
    {
        ComparisonDocument document = RunComparer.Compare(
            [Comparisons.Run(Comparisons.Ledger()), Comparisons.Run(Comparisons.Ledger(qty: 5m)), Comparisons.Run(Comparisons.Ledger())]);

        Assert.Equal(["run-1", "run-1 (2)", "run-1 (3)"], document.Runs.Select(run => run.Label));
        Assert.Equal([false, true], document.Comparisons.Select(pair => pair.Equal));
        Assert.False(document.Equal);
    }

    [Fact]
    public void One_run_is_too_few() =>
        Assert.Throws<ArgumentException>(() => RunComparer.Compare([Comparisons.Run(Comparisons.Ledger())]));

    [Fact]
    public void The_same_bytes_come_out_under_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            List<string> outputs = [];
            foreach (string culture in (string[])["", "x"])
            {
                var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
                other.NumberFormat.NumberDecimalSeparator = culture.Length == 0 ? "." : "~";
                other.NumberFormat.NegativeSign = culture.Length == 0 ? "-" : "!";
                CultureInfo.CurrentCulture = other;
                ComparedRun[] runs = [Comparisons.Run(Comparisons.Ledger()), Comparisons.Run(Comparisons.Ledger("run-2", qty: 3.5m))];
                ComparisonDocument document = RunComparer.Compare(runs);
                using var page = new MemoryStream();
                ComparisonPage.Write(document, runs, page);
                outputs.Add(Comparisons.Json(document) + Reports.Text(writer => ComparisonMarkdown.Write(document, writer)) + Convert.ToHexString(page.ToArray()));
            }

            Assert.Single(outputs.Distinct());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_summary_names_what_differs()
    {
        ComparisonDocument document = RunComparer.Compare([Comparisons.Run(Comparisons.Ledger()), Comparisons.Run(Comparisons.Ledger("run-2", qty: 5m))]);

        string text = Reports.Text(writer => ComparisonMarkdown.Write(document, writer));

        Assert.StartsWith("# DIFFERENT: `run-1`, `run-2`\n", text, StringComparison.Ordinal);
        Assert.Contains("First divergence, after 0 alike: qty changed\n- `run-1`: 2026-02-27T14:31:00Z AAPL tsmom buy 10 at", text, StringComparison.Ordinal);
        Assert.Matches(@"\| pnl\.realized_pnl +\| +20\.00 \| +10\.00 \| +-10\.00 \| +-50\.0 % \| +2 \|", text);
        Assert.DoesNotContain('\r', text);
    }
}

using NodaTime;
using Torghut.Reporting.Document;
using Torghut.Reporting.ExecutionQuality;
using Torghut.Reporting.Tests.Fixtures;
using Torghut.Reporting.Writers;
using Torghut.Trading.Ledger;

namespace Torghut.Reporting.Tests.ExecutionQuality;

public sealed class LatencyTests
{
    private readonly LedgerBuilder _ledger = new();

    [Fact]
    public void Each_leg_is_measured_from_its_own_times()
    {
        TradeDecisionRow decision = _ledger.Decision("AAPL", "buy", 1);
        _ledger.Execution(decision, "buy", 10, new Fill(3.5, 10, 100m));

        LatencyDetails latencies = Reports.Build(_ledger.Ledger).Report.ExecutionQuality.Latencies;

        Assert.Equal(2005, latencies.SignalToDecision.Ms.P50);
        Assert.Equal(0, latencies.DecisionToSubmit.Ms.P50);
        Assert.Equal(40, latencies.SubmitToFirstUpdate.Ms.P50);
        Assert.Equal(495, latencies.SubmitToFill.Ms.P50);
    }

    [Fact]
    public void Latencies_between_two_clocks_are_withheld_and_said_so()
    {
        // Decisions in event time, executions by a clock two weeks later, order events in event time.
        Instant wall = Day.Open + Duration.FromDays(14);
        for (int i = 0; i < 3; i++)
        {
            TradeDecisionRow decision = _ledger.Decision("AAPL", "buy", 1 + i);
            ExecutionRow execution = _ledger.Execution(decision, "buy", 10, new Fill(4 + i, 10, 100m));
            _ledger.Ledger.Executions.Remove(execution);
            _ledger.Ledger.Executions.Add(execution with { CreatedAt = wall + Duration.FromSeconds(i) });
        }

        ReportResult result = Reports.Build(_ledger.Ledger);
        ExecutionQualitySection quality = result.Report.ExecutionQuality;

        Assert.Equal(2005, quality.LatencyMs.SignalToDecisionP50);
        Assert.Null(quality.LatencyMs.DecisionToSubmitP50);
        Assert.Null(quality.LatencyMs.SubmitToFirstUpdateP95);
        Assert.Equal(3, quality.Latencies.DecisionToSubmit.Withheld);
        Assert.Contains(result.Report.Caveats, caveat => caveat.Code == "mixed_clocks");
        Assert.Contains("latency_withheld", result.Report.Verdict.WarnReasons);
        string csv = Reports.Text(writer => ExecutionLatencyCsv.Write(result.Rows, writer));
        Assert.All(csv.TrimEnd('\n').Split('\n')[1..], line => Assert.Equal(["2005", "", "", ""], line.Split(',')[3..7]));
    }

    [Fact]
    public void One_impossible_value_among_many_is_withheld_alone()
    {
        for (int i = 0; i < 5; i++)
        {
            DecisionShape shape = i == 0 ? new DecisionShape { CreatedAt = Day.At(0) } : new DecisionShape();
            _ledger.Execution(
                _ledger.Decision("AAPL", "buy", 10 + i, shape), "buy", 10, new ExecutionShape { CreatedAt = Day.At(20) }, new Fill(21, 10, 100m));
        }

        LatencyLeg leg = Reports.Build(_ledger.Ledger).Report.ExecutionQuality.Latencies.SignalToDecision;

        Assert.Equal((4, 1), (leg.Ms.Count, leg.Withheld));
    }

    [Fact]
    public void Slippage_is_summarised_signed_and_by_size()
    {
        _ledger.Execution(_ledger.Decision("AAPL", "buy", 1), "buy", 10, new Fill(4, 10, 100.1m));
        _ledger.Execution(_ledger.Decision("AAPL", "sell", 2), "sell", 10, new Fill(5, 10, 100.3m));

        SlippageSummary slippage = Reports.Build(_ledger.Ledger).Report.ExecutionQuality.SlippageBps;

        // Bought 10 bps above the arrival, sold 30 bps above it.
        Assert.Equal(-10, slippage.Signed.Mean!.Value, 9);
        Assert.Equal(20, slippage.AvgAbs!.Value, 9);
        Assert.Equal(30, slippage.MaxAbs!.Value, 9);
        Assert.Equal(-10, slippage.NotionalWeightedAvg!.Value, 9);
    }
}

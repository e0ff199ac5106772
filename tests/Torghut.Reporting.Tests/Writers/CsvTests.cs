using Torghut.Reporting.Document;
using Torghut.Reporting.Tests.Fixtures;
using Torghut.Reporting.Writers;

namespace Torghut.Reporting.Tests.Writers;

public sealed class CsvTests
{
    [Fact]
    public void A_header_is_written_even_without_rows()
    {
        ReportResult result = Reports.Build(new InMemoryLedger());

        Assert.StartsWith(
            "trade_id,symbol,strategy_id,side,qty,entry_execution_id,exit_execution_id,entry_time,exit_time,entry_price,exit_price,gross,cost,net,return_bps,state,",
            Reports.Text(writer => TradePnlCsv.Write(result.Rows, writer)), StringComparison.Ordinal);
        Assert.StartsWith(
            "execution_id,trade_decision_id,symbol,signal_to_decision_ms,decision_to_submit_ms,submit_to_first_update_ms,",
            Reports.Text(writer => ExecutionLatencyCsv.Write(result.Rows, writer)), StringComparison.Ordinal);
        Assert.StartsWith(
            "review_id,trade_decision_id,model,prompt_version,verdict,confidence,tokens_prompt,tokens_completion,",
            Reports.Text(writer => LlmReviewSummaryCsv.Write(result.Rows, writer)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49", "'+49")]
    [InlineData("-cmd", "'-cmd")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=a,b", "\"'=a,b\"")]
    [InlineData("plain", "plain")]
    public void Text_is_quoted_and_never_a_formula(string value, string expected) =>
        Assert.Equal(expected + "\n", Reports.Text(writer =>
        {
            var csv = new CsvWriter(writer);
            csv.Text(value);
            csv.EndRow();
        }));

    [Fact]
    public void Negative_numbers_stay_numbers() => Assert.Equal("-1.50000000,-0.25\n", Reports.Text(writer =>
    {
        var csv = new CsvWriter(writer);
        csv.Money(-1.5m);
        csv.Number(-0.25);
        csv.EndRow();
    }));
}

using System.Text.Json;
using Torghut.Reporting.Comparison.Document;
using Torghut.Reporting.Comparison.Figures;
using Torghut.Reporting.Tests.Fixtures;

namespace Torghut.Reporting.Tests.Comparison.Figures;

public sealed class FigureDifferTests
{
    [Theory]
    [InlineData("100.00000000", "150.50000000", "50.50000000", 0.505)]
    [InlineData("-100.00000000", "-150.00000000", "-50.00000000", -0.5)]
    [InlineData("0.00000000", "1.00000000", "1.00000000", null)]
    public void Money_differs_exactly(string first, string second, string difference, double? relative)
    {
        FigureDifference figure = Assert.Single(Differences(Realized(first), Realized(second)));

        Assert.Equal(("pnl.realized_pnl", "currency"), (figure.Figure, figure.Unit));
        Assert.Equal(difference, figure.Difference!.Value.GetString());
        Assert.Equal(relative, figure.Relative);
    }

    [Fact]
    public void Counts_differ_as_whole_numbers_and_have_no_sample_size()
    {
        FigureDifference figure = Assert.Single(Differences("""{"funnel":{"trade_decisions":8}}""", """{"funnel":{"trade_decisions":6}}"""));

        Assert.Equal("-2", figure.Difference!.Value.GetRawText());
        Assert.Equal(-0.25, figure.Relative);
        Assert.Null(figure.FirstSamples);
    }

    [Fact]
    public void Rates_carry_the_observations_behind_them()
    {
        FigureDifference figure = Assert.Single(Differences(
            """{"funnel":{"executions":4},"execution_quality":{"fill_rate":0.5}}""", """{"funnel":{"executions":4},"execution_quality":{"fill_rate":0.75}}"""));

        Assert.Equal(("0.25", 0.5, 4L, 4L), (figure.Difference!.Value.GetRawText(), figure.Relative, figure.FirstSamples, figure.SecondSamples));
    }

    [Fact]
    public void Rows_meet_by_their_keys_wherever_they_stand()
    {
        List<FigureDifference> differences = Differences(
            """{"pnl":{"by_symbol":[{"key":"A","net_pnl":"1.00000000","closed_trades":3},{"key":"B","net_pnl":"2.00000000","closed_trades":1}]}}""",
            """{"pnl":{"by_symbol":[{"key":"B","net_pnl":"2.00000000","closed_trades":1},{"key":"A","net_pnl":"4.00000000","closed_trades":2}]}}""");

        Assert.Equal(["pnl.by_symbol[A].net_pnl", "pnl.by_symbol[A].closed_trades"], differences.Select(figure => figure.Figure));
        Assert.Equal((3L, 2L), (differences[0].FirstSamples, differences[0].SecondSamples));
    }

    [Fact]
    public void What_one_report_alone_has_differs_from_nothing()
    {
        List<FigureDifference> differences = Differences(
            """{"pnl":{"by_symbol":[{"key":"A","closed_trades":3}]}}""", """{"pnl":{"by_symbol":[{"key":"B","closed_trades":2}]}}""");

        Assert.Equal(["pnl.by_symbol[A].closed_trades", "pnl.by_symbol[B].closed_trades"], differences.Select(figure => figure.Figure));
        Assert.Null(differences[0].Second);
        Assert.Null(differences[0].Difference);
        Assert.Equal("2", differences[1].Second!.Value.GetRawText());
    }

    [Fact]
    public void Undefined_differs_from_a_value_and_not_from_what_is_not_there()
    {
        Assert.Single(Differences("""{"llm":{"error_rate":null}}""", """{"llm":{"error_rate":0}}"""));
        Assert.Empty(Differences("""{"llm":{"error_rate":null}}""", """{"llm":{}}"""));
    }

    [Fact]
    public void Words_differ_without_a_number()
    {
        FigureDifference figure = Assert.Single(Differences("""{"verdict":{"status":"PASS"}}""", """{"verdict":{"status":"FAIL"}}"""));

        Assert.Equal(("PASS", "FAIL"), (figure.First!.Value.GetString(), figure.Second!.Value.GetString()));
        Assert.Null(figure.Difference);
    }

    [Fact]
    public void Curves_differ_point_by_point()
    {
        FigureComparison figures = FigureDiffer.Compare(
            Json("""{"pnl":{"equity_curve":{"net_pnl":["0.00000000","1.00000000","2.50000000"]}}}"""),
            Json("""{"pnl":{"equity_curve":{"net_pnl":["0.00000000","1.25000000","0.50000000","9.00000000"]}}}"""));

        Assert.Empty(figures.Differences);
        SeriesDifference series = Assert.Single(figures.Series);
        Assert.Equal(
            ("pnl.equity_curve.net_pnl", "currency", 3, 4, 3, 1, 2.0),
            (series.Figure, series.Unit, series.FirstPoints, series.SecondPoints, series.DifferentPoints, series.FirstDifferentPoint, series.LargestDifference));
    }

    [Fact]
    public void What_names_the_run_is_no_figure() =>
        Assert.Empty(Differences("""{"run_metadata":{"run_id":"a"},"artifacts":{"x":1},"caveats":[]}""", """{"run_metadata":{"run_id":"b"}}"""));

    [Fact]
    public void Every_headline_is_a_figure_of_the_report_and_every_measure_of_it_has_a_unit()
    {
        List<Figure> figures = FigureReader.Read(Comparisons.Run(Comparisons.Ledger()).Report);
        string[] paths = [.. figures.Select(figure => figure.Path)];

        Assert.All(HeadlineFigures.Paths, path => Assert.Contains(path, paths));
        Assert.Equal(paths.Distinct(), paths);
        Assert.All(figures.Where(figure => figure.Kind is FigureKind.Number or FigureKind.Money), figure => Assert.NotNull(figure.Unit));
    }

    [Theory]
    [InlineData("pnl.trades.hit_rate", 2)]
    [InlineData("pnl.trades.net.mean", 2)]
    [InlineData("execution_quality.latency_ms.signal_to_decision_p50", 4)]
    [InlineData("execution_quality.fill_rate", 4)]
    [InlineData("execution_quality.slippage_bps.avg_abs", 4)]
    [InlineData("execution_quality.by_symbol[AAPL].slippage_mean_bps", 4)]
    [InlineData("pnl.realized_pnl", 2)]
    [InlineData("llm.error_rate", 0)]
    public void Sample_sizes_are_those_of_the_report(string path, long samples) =>
        Assert.Equal(samples, FigureReader.Read(Comparisons.Run(Comparisons.Ledger()).Report).Single(figure => figure.Path == path).Samples);

    [Fact]
    public void A_report_is_equal_to_itself()
    {
        JsonElement report = Comparisons.Report(Reports.Json(Reports.Build(ForeignLedger.Make()).Report));

        FigureComparison figures = FigureDiffer.Compare(report, report);

        Assert.True(figures.Compared > 300);
        Assert.Equal((figures.Compared, 0), (figures.Equal, figures.Different));
    }

    private static string Realized(string money) => "{\"pnl\":{\"realized_pnl\":\"" + money + "\"}}";

    private static List<FigureDifference> Differences(string first, string second) => [.. FigureDiffer.Compare(Json(first), Json(second)).Differences];

    private static JsonElement Json(string text) => JsonElement.Parse(text);
}

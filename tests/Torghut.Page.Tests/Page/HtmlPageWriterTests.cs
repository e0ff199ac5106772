using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Torghut.Page.Tests.Fixtures;
using Torghut.Reporting.Document;
using Torghut.Reporting.Page;
using Torghut.Reporting.Writers;

namespace Torghut.Page.Tests.Page;

public sealed class HtmlPageWriterTests
{
    private static readonly DayOptions s_small = new() { Symbols = ["AAPL", "SPY"], RoundTrips = 20 };
    private static readonly Lazy<ReportResult> s_result = new(() => GeneratedDay.Report(s_small));

    [Fact]
    public void The_page_holds_the_report_byte_for_byte()
    {
        using var json = new MemoryStream();
        ReportJson.Write(s_result.Value.Report, json);

        string embedded = Pages.DocumentText(Pages.Text(s_result.Value), "report").Replace("\\u003c", "<", StringComparison.Ordinal);

        Assert.Equal(Encoding.UTF8.GetString(json.ToArray()), embedded);
    }

    [Fact]
    public void The_same_day_gives_the_same_bytes_whatever_the_culture()
    {
        byte[] first = Pages.Write(s_result.Value);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NumberDecimalSeparator = ",";
            culture.NumberFormat.NegativeSign = "minus";
            culture.NumberFormat.NumberGroupSeparator = ".";
            CultureInfo.CurrentCulture = culture;

            Assert.Equal(first, Pages.Write(GeneratedDay.Report(s_small)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void No_name_of_a_ledger_leaves_its_place()
    {
        const string Hostile = "</script><script>alert(1)</script><!--\u2028</title><img src=x onerror=alert(1)>";
        ReportResult result = GeneratedDay.Report(s_small with { Foreign = Hostile, RunId = "run " + Hostile });
        string page = Pages.Text(result);

        string shell = File.ReadAllText(Repository.Shell);
        Assert.Equal(Count(shell, "<script") + 2, Count(page, "<script"));
        Assert.Equal(Count(shell, "</script") + 2, Count(page, "</script"));
        Assert.Equal(1, Count(page, "</title"));
        Assert.Equal(Count(shell, "<img"), Count(page, "<img"));
        Assert.Equal("run " + Hostile, (string?)Pages.Document(page, "report")["run_metadata"]!["run_id"]);
        Assert.Contains("tsmom-fast" + Hostile, Words(Pages.Document(page, "rows"), "orders", "strategy"));
    }

    [Fact]
    public void Rows_are_those_of_the_csv_files_in_the_same_order()
    {
        JsonObject rows = Pages.Document(Pages.Text(s_result.Value), "rows");
        using var csv = new StringWriter();
        TradePnlCsv.Write(s_result.Value.Rows, csv);
        string[][] lines = [.. csv.ToString().TrimEnd('\n').Split('\n').Select(line => line.Split(','))];

        JsonArray net = rows["trades"]!["columns"]!["net"]!.AsArray();
        int column = Array.IndexOf(lines[0], "net");
        Assert.Equal(lines.Length - 1, net.Count);
        Assert.All(
            lines.Skip(1).Zip(net),
            pair => Assert.Equal(Number(pair.First[column]), Number((string)pair.Second!)));

        string[] symbols = [.. Words(rows, "trades", "symbol")];
        Assert.Equal(
            lines.Skip(1).Select(line => line[Array.IndexOf(lines[0], "symbol")]),
            rows["trades"]!["columns"]!["symbol"]!["at"]!.AsArray().Select(at => symbols[(int)at!]));
    }

    [Fact]
    public void Times_are_microseconds_since_the_window_began()
    {
        JsonObject rows = Pages.Document(Pages.Text(s_result.Value), "rows");
        using var csv = new StringWriter();
        ExecutionLatencyCsv.Write(s_result.Value.Rows, csv);
        string[][] lines = [.. csv.ToString().TrimEnd('\n').Split('\n').Select(line => line.Split(','))];
        string first = lines[1][Array.IndexOf(lines[0], "submitted_at")];

        double start = (double)rows["clock"]!["start_ms"]!;
        var submitted = DateTimeOffset.Parse(first, CultureInfo.InvariantCulture);
        Assert.Equal(
            (submitted.ToUnixTimeMilliseconds() - start) * 1_000,
            (double)rows["orders"]!["columns"]!["submitted"]![0]!, 1_000.0);
        Assert.Equal("EST", (string?)rows["clock"]!["label"]);
        Assert.Equal(-18_000, (int)rows["clock"]!["offset_seconds"]!);
    }

    [Fact]
    public void Of_very_many_rows_the_first_are_held_and_all_are_counted()
    {
        ReportResult result = GeneratedDay.Report(s_small with { RoundTrips = 17_000, Reviews = false });
        JsonObject rows = Pages.Document(Pages.Text(result), "rows");

        JsonNode orders = rows["orders"]!;
        Assert.Equal(result.Rows.ExecutionCount, (int)orders["total"]!);
        Assert.True(result.Rows.ExecutionCount > HtmlPageWriter.MostRows);
        Assert.Equal(HtmlPageWriter.MostRows, (int)orders["shown"]!);
        Assert.All(orders["columns"]!.AsObject(), column => Assert.Equal(
            HtmlPageWriter.MostRows,
            (column.Value is JsonArray list ? list : column.Value!["at"]!.AsArray()).Count));
    }

    [Fact]
    public void Prices_are_of_all_symbols_and_end_at_the_last_close()
    {
        JsonObject rows = Pages.Document(Pages.Text(s_result.Value), "rows");
        var market = new GeneratedMarket(s_small);

        JsonArray symbols = rows["prices"]!["symbols"]!.AsArray();
        Assert.Equal(["AAPL", "SPY"], symbols.Select(symbol => (string?)symbol!["symbol"]));
        Assert.All(symbols, symbol =>
        {
            string name = (string)symbol!["symbol"]!;
            double last = market.Bars().Last(bar => bar.Symbol == name).Close;
            Assert.Equal(last, symbol["close"]!.AsArray().Sum(difference => (long)difference!) / 10_000.0, 0.00005);
            Assert.All(symbol["above"]!.AsArray(), above => Assert.True((long)above! >= 0));
            Assert.All(symbol["below"]!.AsArray(), below => Assert.True((long)below! >= 0));
        });
    }

    private static IEnumerable<string> Words(JsonObject rows, string table, string column) =>
        rows[table]!["columns"]![column]!["words"]!.AsArray().Select(word => (string)word!);

    private static decimal? Number(string? text) => string.IsNullOrEmpty(text) ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

    private static int Count(string text, string part) => text.Split(part, StringSplitOptions.None).Length - 1;
}

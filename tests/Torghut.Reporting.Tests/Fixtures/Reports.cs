using System.Text;
using Torghut.Reporting.Document;
using Torghut.Reporting.Request;
using Torghut.Reporting.Writers;
using Torghut.Trading.Ledger;
using Torghut.Trading.Signals;

namespace Torghut.Reporting.Tests.Fixtures;

/// <summary>Makes and writes reports.</summary>
internal static class Reports
{
    public static ReportResult Build(ILedgerReader ledger, ISignalStoreReader? signals = null, ReportRequest? request = null) =>
        ReportBuilder.Build(request ?? Day.Request(), ledger, signals);

    public static string Json(SimulationReport report)
    {
        using var stream = new MemoryStream();
        ReportJson.Write(report, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static string Markdown(SimulationReport report) => Text(writer => ReportMarkdown.Write(report, writer));

    public static string Text(Action<TextWriter> write)
    {
        using var writer = new StringWriter();
        write(writer);
        return writer.ToString();
    }

    /// <summary>Rows of <c>trade-pnl.csv</c> as dictionaries; no value of a test holds a comma.</summary>
    public static List<Dictionary<string, string>> Trades(ReportResult result)
    {
        string[] lines = Text(writer => TradePnlCsv.Write(result.Rows, writer)).TrimEnd('\n').Split('\n');
        string[] names = lines[0].Split(',');
        return [.. lines[1..].Select(line => line.Split(',').Select((value, i) => (names[i], value)).ToDictionary(p => p.Item1, p => p.value))];
    }
}

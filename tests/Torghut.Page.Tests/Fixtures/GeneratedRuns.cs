using System.Text.Json;
using Torghut.Reporting.Comparison;
using Torghut.Reporting.Comparison.Writers;
using Torghut.Reporting.Document;
using Torghut.Reporting.Writers;

namespace Torghut.Page.Tests.Fixtures;

/// <summary>Generated days as runs to compare.</summary>
internal static class GeneratedRuns
{
    public static ComparedRun Run(DayOptions options)
    {
        ReportResult result = GeneratedDay.Report(options);
        using var json = new MemoryStream();
        ReportJson.Write(result.Report, json);
        return new ComparedRun(
            JsonElement.Parse(json.ToArray()), new GeneratedTrading(options, new GeneratedMarket(options)).Build(), LedgerProblem: null);
    }

    public static byte[] Page(params ComparedRun[] runs)
    {
        using var page = new MemoryStream();
        ComparisonPage.Write(RunComparer.Compare(runs), runs, page);
        return page.ToArray();
    }
}

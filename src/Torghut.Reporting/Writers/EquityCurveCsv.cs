using Torghut.Market.Time;
using Torghut.Reporting.Document;
using Torghut.Reporting.Evidence;

namespace Torghut.Reporting.Writers;

/// <summary>Writes <c>equity-curve.csv</c>: one row per point; only the header where there is no curve.</summary>
public static class EquityCurveCsv
{
    private static readonly string[] Columns =
        ["time", "net_pnl", "equity", "drawdown", "gross_exposure", "net_exposure", "open_positions"];

    /// <summary>Writes header and rows; the writer stays open.</summary>
    public static void Write(ReportRows rows, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(writer);
        var csv = new CsvWriter(writer);
        csv.Header(Columns);
        if (rows.Pnl.EquityCurve is not { } curve)
        {
            return;
        }

        long startNs = EventTime.FromInstant(rows.Window.Start);
        long endNs = EventTime.FromInstant(rows.Window.End);
        decimal peak = decimal.MinValue;
        for (int i = 0; i < curve.NetPnl.Count; i++)
        {
            peak = Math.Max(peak, curve.NetPnl[i]);
            csv.Word(TimeText.Of(Math.Min(startNs + (i * curve.StepSeconds * EventTime.NsPerSecond), endNs)));
            csv.Money(curve.NetPnl[i]);
            csv.Money(rows.Pnl.StartingEquity + curve.NetPnl[i]);
            csv.Money(peak - curve.NetPnl[i]);
            csv.Money(curve.GrossExposure[i]);
            csv.Money(curve.NetExposure[i]);
            csv.Number(curve.OpenPositions[i]);
            csv.EndRow();
        }
    }
}

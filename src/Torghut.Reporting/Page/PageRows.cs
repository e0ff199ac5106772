using System.Text.Json;
using NodaTime;
using NodaTime.TimeZones;
using Torghut.Market.Sessions;
using Torghut.Market.Time;
using Torghut.Reporting.Document;
using Torghut.Reporting.Evidence;

namespace Torghut.Reporting.Page;

/// <summary>Writes the rows that the page shows beside the report: trades, orders, decisions, reviews, prices.</summary>
internal sealed class PageRows
{
    private readonly ReportRows _rows;
    private readonly Utf8JsonWriter _json;
    private readonly Instant _start;
    private readonly Instant _end;
    private readonly long _startNs;
    private readonly long _endNs;

    public PageRows(ReportRows rows, Utf8JsonWriter json)
    {
        _rows = rows;
        _json = json;
        _start = rows.Window.Start;
        _end = rows.Window.End;
        _startNs = EventTime.FromInstant(_start);
        _endNs = EventTime.FromInstant(_end);
    }

    /// <summary>Writes everything as one object.</summary>
    public void Write()
    {
        LedgerEvidence evidence = _rows.Evidence;
        _json.WriteStartObject();
        WriteClock();
        Table("trades", _rows.Trades.Count, columns => TradeColumns.Write(_rows, columns));
        Table("orders", evidence.Executions.Count, columns => OrderColumns.Write(_rows, columns));
        Table("decisions", evidence.Decisions.Count, columns => DecisionColumns.Write(evidence, columns));
        Table("reviews", evidence.Reviews.Count, columns => ReviewColumns.Write(_rows, columns));
        new PriceBars(_rows, _startNs, _endNs).Write(_json);
        _json.WriteEndObject();
    }

    /// <summary>How to show a time: the exchange's zone and its distance from UTC at the window's start.</summary>
    private void WriteClock()
    {
        DateTimeZone zone = ExchangeCalendar.UsEquities.Zone;
        ZoneInterval interval = zone.GetZoneInterval(_start);
        _json.WriteStartObject("clock");
        _json.WriteString("zone", zone.Id);
        _json.WriteString("label", interval.Name);
        _json.WriteNumber("offset_seconds", interval.WallOffset.Seconds);
        _json.WriteNumber("start_ms", _start.ToUnixTimeMilliseconds());
        _json.WriteNumber("end_ms", _end.ToUnixTimeMilliseconds());
        _json.WriteEndObject();
    }

    private void Table(string name, int total, Action<Columns> write)
    {
        int shown = Math.Min(total, HtmlPageWriter.MostRows);
        _json.WriteStartObject(name);
        _json.WriteNumber("total", total);
        _json.WriteNumber("shown", shown);
        _json.WriteStartObject("columns");
        write(new Columns(_json, shown, _startNs));
        _json.WriteEndObject();
        _json.WriteEndObject();
    }
}

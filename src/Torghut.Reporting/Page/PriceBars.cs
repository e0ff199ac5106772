using System.Text.Json;
using Torghut.Reporting.Document;
using Torghut.Reporting.Evidence;
using Torghut.Reporting.Prices;

namespace Torghut.Reporting.Page;

/// <summary>
/// Prices for the charts: high, low and close per symbol and step, as fine as a budget of points allows. Prices are
/// whole ten-thousandths, each given as the difference to the one before, which makes them small.
/// </summary>
internal sealed class PriceBars
{
    private const int MostBars = 30_000;
    private const int LeastSteps = 78;
    private const double Scale = 10_000;

    private readonly ReportRows _rows;
    private readonly List<(string Symbol, SymbolSeries Series)> _symbols = [];
    private readonly TimeGrid _grid;
    private readonly int _left;

    public PriceBars(ReportRows rows, long startNs, long endNs)
    {
        _rows = rows;
        List<int> wanted = Wanted();
        int most = MostBars / LeastSteps;
        _left = Math.Max(0, wanted.Count - most);
        foreach (int symbol in wanted)
        {
            if (_symbols.Count < most && rows.Market.Of(symbol) is { BarCount: > 0 } series)
            {
                _symbols.Add((rows.Evidence.Word(symbol), series));
            }
        }

        _grid = TimeGrid.Fit(startNs, endNs, MostBars / Math.Max(1, _symbols.Count));
    }

    /// <summary>Writes <c>prices</c>.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("prices");
        json.WriteBoolean("store", _rows.Market.StoreGiven);
        json.WriteNumber("step_seconds", _grid.StepSeconds);
        json.WriteNumber("scale", Scale);
        json.WriteNumber("symbols_left_out", _left);
        json.WriteStartArray("symbols");
        foreach ((string symbol, SymbolSeries series) in _symbols)
        {
            WriteSymbol(symbol, series, json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The symbols with a trade first, then the others that were decided on or asked for; by name within each.</summary>
    private List<int> Wanted()
    {
        LedgerEvidence evidence = _rows.Evidence;
        var traded = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < _rows.Trades.Count; i++)
        {
            traded.TryAdd(evidence.Word(_rows.Trades[i].Symbol), _rows.Trades[i].Symbol);
        }

        var others = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (int word = 1; word < evidence.Words.Count; word++)
        {
            if (_rows.Market.Of(word) is not null && !traded.ContainsKey(evidence.Word(word)))
            {
                others.Add(evidence.Word(word), word);
            }
        }

        return [.. traded.Values, .. others.Values];
    }

    private void WriteSymbol(string symbol, SymbolSeries series, Utf8JsonWriter json)
    {
        List<int> steps = [];
        List<(double High, double Low, double Close)> bars = [];
        for (int i = 0; i < series.BarCount; i++)
        {
            (long endNs, double barHigh, double barLow, double close) = series.Bar(i);
            int step = _grid.StepOf(endNs);
            if (steps.Count > 0 && steps[^1] == step)
            {
                (double high, double low, _) = bars[^1];
                bars[^1] = (Math.Max(high, barHigh), Math.Min(low, barLow), close);
            }
            else
            {
                steps.Add(step);
                bars.Add((barHigh, barLow, close));
            }
        }

        json.WriteStartObject();
        json.WriteString("symbol", symbol);
        WriteDifferences("step", steps.Count, i => steps[i], json);
        WriteDifferences("close", bars.Count, i => Units(bars[i].Close), json);
        json.WriteStartArray("above");
        foreach ((double high, _, double close) in bars)
        {
            json.WriteNumberValue(Units(high) - Units(close));
        }

        json.WriteEndArray();
        json.WriteStartArray("below");
        foreach ((_, double low, double close) in bars)
        {
            json.WriteNumberValue(Units(close) - Units(low));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static long Units(double price) => (long)Math.Round(price * Scale, MidpointRounding.ToEven);

    private static void WriteDifferences(string name, int count, Func<int, long> value, Utf8JsonWriter json)
    {
        json.WriteStartArray(name);
        long before = 0;
        for (int i = 0; i < count; i++)
        {
            long now = value(i);
            json.WriteNumberValue(now - before);
            before = now;
        }

        json.WriteEndArray();
    }
}

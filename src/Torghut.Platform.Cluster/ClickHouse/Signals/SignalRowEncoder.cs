using Torghut.Market.Symbols;
using Torghut.Market.Topics;
using Torghut.Trading.Signals;

namespace Torghut.Platform.Cluster.ClickHouse.Signals;

/// <summary>Writes micro-bars and signals as rows of their tables.</summary>
internal sealed class SignalRowEncoder(SymbolTable symbols, IReadOnlyDictionary<TopicRole, string> sourceTopics)
{
    private const string Source = "ta";
    private const int RowVersion = 1;

    /// <summary>Writes a micro-bar.</summary>
    public void Write(in MicroBar bar, TabSeparatedRows rows)
    {
        WriteCommon(rows, bar.Symbol, bar.Timeframe, bar.EndNs, bar.IngestNs, bar.Seq);
        rows.Number(bar.Open);
        rows.Number(bar.High);
        rows.Number(bar.Low);
        rows.Number(bar.Close);
        rows.Number(bar.Volume);
        rows.Number(bar.Vwap);
        rows.WholeNumber(bar.Count);
        rows.EndRow();
    }

    /// <summary>Writes a signal.</summary>
    public void Write(in Signal signal, TabSeparatedRows rows)
    {
        WriteCommon(rows, signal.Symbol, signal.Timeframe, signal.EndNs, signal.IngestNs, signal.Seq);
        rows.Number(signal.Macd);
        rows.Number(signal.MacdSignal);
        rows.Number(signal.MacdHist);
        rows.Number(signal.Ema12);
        rows.Number(signal.Ema26);
        rows.Number(signal.Rsi14);
        rows.Number(signal.BollMid);
        rows.Number(signal.BollUpper);
        rows.Number(signal.BollLower);
        rows.Number(signal.VwapSession);
        rows.Number(signal.VwapW5m);
        rows.Number(signal.ImbalanceSpread);
        rows.Number(signal.ImbalanceBidPx);
        rows.Number(signal.ImbalanceAskPx);
        rows.Number(signal.ImbalanceBidSz);
        rows.Number(signal.ImbalanceAskSz);
        rows.Number(signal.VolRealizedW60s);
        string topic = sourceTopics[signal.LastRecord.Role];
        rows.Text(DatasetEventId.Compose(topic, signal.LastRecord.Partition, signal.LastRecord.Offset));
        rows.Text(topic);
        rows.WholeNumber(signal.LastRecord.Partition);
        rows.WholeNumber(signal.LastRecord.Offset);
        rows.EndRow();
    }

    private void WriteCommon(TabSeparatedRows rows, ushort symbol, Timeframe timeframe, long endNs, long ingestNs, long seq)
    {
        rows.Text(symbols[symbol]);
        rows.Time(endNs);
        rows.WholeNumber(seq);
        rows.Time(ingestNs);
        rows.Flag(true);
        rows.Text(Source);
        rows.Text(Timeframes.WindowSize(timeframe));
        rows.Null();
        rows.Time(endNs - Timeframes.LengthNs(timeframe));
        rows.Time(endNs);
        rows.WholeNumber(RowVersion);
    }
}

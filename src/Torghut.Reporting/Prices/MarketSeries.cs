using Torghut.Market.Sessions;
using Torghut.Market.Time;
using Torghut.Reporting.Evidence;
using Torghut.Trading.Signals;

namespace Torghut.Reporting.Prices;

/// <summary>
/// The market as the signal store shows it, for the symbols that the run decided on: bars and best bid and offer at bar
/// ends, within the window.
/// </summary>
internal sealed class MarketSeries
{
    private readonly Dictionary<int, SymbolSeries> _bySymbol = [];

    private MarketSeries(bool storeGiven) => StoreGiven = storeGiven;

    /// <summary>Whether there was a signal store at all.</summary>
    public bool StoreGiven { get; }

    /// <summary>Micro-bars in the store, of all symbols.</summary>
    public long MicroBars { get; private set; }

    /// <summary>Signals in the store, of all symbols.</summary>
    public long Signals { get; private set; }

    /// <summary>End of the last signal in the window, nanoseconds since the Unix epoch; null without one.</summary>
    public long? LastSignalNs { get; private set; }

    /// <summary>Continuity of the signals, by symbol and window size.</summary>
    public SortedDictionary<(string Symbol, string WindowSize), SignalContinuity> Continuity { get; } = new(OrdinalPairComparer.Instance);

    /// <summary>The series of a symbol (number of the evidence's pool); null where the store has nothing of it.</summary>
    public SymbolSeries? Of(int symbol) => _bySymbol.GetValueOrDefault(symbol);

    /// <summary>Reads the store once.</summary>
    /// <param name="store">The store; null where only a ledger is given.</param>
    /// <param name="window">Rows whose bar ends in <c>(start, end]</c> count.</param>
    /// <param name="evidence">The ledger, whose symbols are wanted.</param>
    /// <param name="symbols">Symbols of the run; one without any signal is silent all along.</param>
    public static MarketSeries Read(
        ISignalStoreReader? store, ReplayWindow window, LedgerEvidence evidence, IReadOnlyList<string> symbols)
    {
        var series = new MarketSeries(store is not null);
        if (store is null)
        {
            return series;
        }

        Dictionary<string, SymbolSeries> wanted = series.Wanted(evidence, symbols);
        long startNs = EventTime.FromInstant(window.Start);
        long endNs = EventTime.FromInstant(window.End);
        string second = Timeframes.WindowSize(Timeframe.OneSecond);
        foreach (MicroBarRow bar in store.ReadMicroBars())
        {
            series.MicroBars++;
            if (bar.EventNs > startNs && bar.EventNs <= endNs && wanted.TryGetValue(bar.Symbol, out SymbolSeries? symbol))
            {
                symbol.AddBar(bar.EventNs, bar.WindowSize == second, bar.High, bar.Low, bar.Close);
            }
        }

        series.ReadSignals(store, wanted, startNs, endNs);
        series.AddSilent(symbols, startNs, endNs);
        return series;
    }

    private void ReadSignals(ISignalStoreReader store, Dictionary<string, SymbolSeries> wanted, long startNs, long endNs)
    {
        var continuity = new Dictionary<(string Symbol, string WindowSize), SignalContinuity>();
        foreach (SignalRow signal in store.ReadSignals())
        {
            Signals++;
            if (signal.EventNs <= startNs || signal.EventNs > endNs)
            {
                continue;
            }

            if (!continuity.TryGetValue((signal.Symbol, signal.WindowSize), out SignalContinuity? follower))
            {
                follower = new SignalContinuity(signal.Symbol, signal.WindowSize, startNs);
                continuity.Add((signal.Symbol, signal.WindowSize), follower);
                Continuity.Add((signal.Symbol, signal.WindowSize), follower);
            }

            follower.Add(signal.EventNs, signal.Seq);
            LastSignalNs = Math.Max(LastSignalNs ?? long.MinValue, signal.EventNs);
            if (signal is { BidPrice: > 0, AskPrice: > 0 } && wanted.TryGetValue(signal.Symbol, out SymbolSeries? symbol))
            {
                symbol.AddQuote(signal.EventNs, signal.BidPrice.Value, signal.AskPrice.Value);
            }
        }

        foreach (SignalContinuity follower in Continuity.Values)
        {
            follower.End(endNs);
        }
    }

    private void AddSilent(IReadOnlyList<string> symbols, long startNs, long endNs)
    {
        var heard = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string symbol, _) in Continuity.Keys)
        {
            heard.Add(symbol);
        }

        string second = Timeframes.WindowSize(Timeframe.OneSecond);
        foreach (string symbol in symbols)
        {
            if (heard.Add(symbol))
            {
                var silent = new SignalContinuity(symbol, second, startNs);
                silent.End(endNs);
                Continuity.Add((symbol, second), silent);
            }
        }
    }

    private Dictionary<string, SymbolSeries> Wanted(LedgerEvidence evidence, IReadOnlyList<string> held)
    {
        var wanted = new Dictionary<string, SymbolSeries>(StringComparer.Ordinal);
        for (int i = 0; i < evidence.Decisions.Count; i++)
        {
            Want(evidence.Decisions[i].Symbol);
        }

        for (int i = 0; i < evidence.Executions.Count; i++)
        {
            Want(evidence.Executions[i].Symbol);
        }

        foreach (string symbol in held)
        {
            Want(evidence.Words.Add(symbol));
        }

        return wanted;

        void Want(int symbol)
        {
            if (!_bySymbol.ContainsKey(symbol))
            {
                var series = new SymbolSeries();
                _bySymbol.Add(symbol, series);
                wanted.Add(evidence.Word(symbol), series);
            }
        }
    }
}

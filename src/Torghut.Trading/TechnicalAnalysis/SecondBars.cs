using System.Runtime.CompilerServices;
using Torghut.Market.Events;
using Torghut.Market.Time;

namespace Torghut.Trading.TechnicalAnalysis;

/// <summary>
/// The open one-second bars. A trade at the very end of the open second belongs to the next one, which is therefore kept
/// beside it until the open second is closed: quotes of that instant may still come.
/// </summary>
internal sealed class SecondBars
{
    private BarAccumulator[] _bars;
    private BarAccumulator[] _laterBars;
    private SymbolSet _symbols;
    private SymbolSet _laterSymbols;
    private long _startNs;

    /// <summary>Makes the bars of so many symbols, none open.</summary>
    public SecondBars(int symbols)
    {
        _bars = new BarAccumulator[symbols];
        _laterBars = new BarAccumulator[symbols];
        _symbols = new SymbolSet(symbols);
        _laterSymbols = new SymbolSet(symbols);
    }

    /// <summary>End of the open second; <see cref="long.MaxValue"/> if no bar is open.</summary>
    public long EndNs { get; private set; } = long.MaxValue;

    /// <summary>Symbols with a bar in the open second.</summary>
    public SymbolSet Symbols => _symbols;

    /// <summary>The bar of a symbol among <see cref="Symbols"/>.</summary>
    public ref readonly BarAccumulator this[int symbol] => ref _bars[symbol];

    /// <summary>Takes a trade.</summary>
    /// <exception cref="InvalidOperationException">The trade is older than the open second or too new for it to be open.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(in MarketEvent trade)
    {
        ulong intoSecond = unchecked((ulong)(trade.EventTimeNs - _startNs));
        if (intoSecond < EventTime.NsPerSecond && EndNs != long.MaxValue)
        {
            Add(_bars, _symbols, trade);
        }
        else
        {
            AddOutside(trade);
        }
    }

    /// <summary>Goes on to the next second after all bars of the open one were taken from <see cref="Symbols"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void MoveOn()
    {
        (_bars, _laterBars) = (_laterBars, _bars);
        (_symbols, _laterSymbols) = (_laterSymbols, _symbols);
        if (_symbols.IsEmpty)
        {
            EndNs = long.MaxValue;
        }
        else
        {
            _startNs = EndNs;
            EndNs += EventTime.NsPerSecond;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(BarAccumulator[] bars, SymbolSet symbols, in MarketEvent trade)
    {
        ref BarAccumulator bar = ref bars[trade.Symbol];
        if (symbols.Add(trade.Symbol))
        {
            bar.Start(trade);
        }
        else
        {
            bar.Add(trade);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddOutside(in MarketEvent trade)
    {
        if (EndNs == long.MaxValue)
        {
            _startNs = BarTime.Floor(trade.EventTimeNs, EventTime.NsPerSecond);
            EndNs = _startNs + EventTime.NsPerSecond;
            Add(_bars, _symbols, trade);
            return;
        }

        if (trade.EventTimeNs != EndNs)
        {
            throw new InvalidOperationException(
                $"A trade at {trade.EventTimeNs} ns came while the bars of the second ending at {EndNs} ns were open.");
        }

        Add(_laterBars, _laterSymbols, trade);
    }
}

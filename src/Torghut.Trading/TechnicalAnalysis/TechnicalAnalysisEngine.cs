using System.Runtime.CompilerServices;
using Torghut.Market.Events;
using Torghut.Market.Symbols;
using Torghut.Market.Time;
using Torghut.Trading.Signals;

namespace Torghut.Trading.TechnicalAnalysis;

/// <summary>
/// Micro-bars and indicator signals from market events in the tape's total order. The caller leaves late events out,
/// and before it gives an event with a time after <see cref="NextBoundaryNs"/> it calls <see cref="CloseBars"/> until
/// the boundary is no longer passed.
/// </summary>
/// <remarks>
/// Bars of one second are built from trades over [n, n + 1) seconds. Bars of one minute are source bars where the run has
/// some of the symbol, else the closed one-second bars of the minute put together, which gives the same as building them
/// from the trades. At a boundary instant the bars that end there stay open until a later event comes, so that quotes of
/// that very instant count for all of them whatever the order of symbols; trades of that instant begin the next second.
/// Methods of the hot path are compiled with full optimization at their first call: a day is over before the runtime
/// would have warmed up.
/// </remarks>
public sealed class TechnicalAnalysisEngine
{
    private readonly long _sessionOpenNs;
    private readonly long _quoteStaleAfterNs;
    private readonly long _availabilityNs;
    private readonly bool[] _hasSourceBars;
    private readonly QuoteSnapshot[] _quotes;
    private readonly SecondBars _seconds;
    private readonly SymbolAnalysis?[] _secondAnalysis;

    // A symbol's minute bar is either put together from seconds or a source bar, so that both share these arrays; the
    // bars put together and the source bars can have different ends.
    private readonly BarAccumulator[] _minuteBars;
    private readonly SymbolAnalysis?[] _minuteAnalysis;
    private readonly SymbolSet _minuteSymbols;
    private readonly SymbolSet _sourceBarSymbols;
    private long _minuteEndNs = long.MaxValue;
    private long _sourceBarEndNs = long.MaxValue;

    /// <summary>Makes an engine with empty state.</summary>
    /// <param name="options">Parameters.</param>
    /// <param name="symbols">Symbols of the run.</param>
    /// <param name="sessionOpenNs">Where state starts: trades and bars before it are left out; nanoseconds since the Unix epoch.</param>
    /// <param name="hasSourceBars">By symbol ordinal: whether the run has source bars of the symbol; its minute bars then come from them.</param>
    public TechnicalAnalysisEngine(
        TechnicalAnalysisOptions options, SymbolTable symbols, long sessionOpenNs, IReadOnlyList<bool> hasSourceBars)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(symbols);
        ArgumentNullException.ThrowIfNull(hasSourceBars);
        ArgumentOutOfRangeException.ThrowIfNotEqual(hasSourceBars.Count, symbols.Count);
        _sessionOpenNs = sessionOpenNs;
        _quoteStaleAfterNs = options.QuoteStaleAfterMs * EventTime.NsPerMs;
        _availabilityNs = options.AvailabilityMs * EventTime.NsPerMs;
        _hasSourceBars = [.. hasSourceBars];
        _quotes = new QuoteSnapshot[symbols.Count];
        for (int i = 0; i < _quotes.Length; i++)
        {
            _quotes[i] = QuoteSnapshot.None;
        }

        _seconds = new SecondBars(symbols.Count);
        _secondAnalysis = new SymbolAnalysis?[symbols.Count];
        _minuteBars = new BarAccumulator[symbols.Count];
        _minuteAnalysis = new SymbolAnalysis?[symbols.Count];
        _minuteSymbols = new SymbolSet(symbols.Count);
        _sourceBarSymbols = new SymbolSet(symbols.Count);
    }

    /// <summary>End of the bars that close next, nanoseconds since the Unix epoch; <see cref="long.MaxValue"/> while no bar is open.</summary>
    public long NextBoundaryNs { get; private set; } = long.MaxValue;

    /// <summary>Takes a quote.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void OnQuote(in MarketEvent e) => _quotes[e.Symbol].Set(e);

    /// <summary>Takes a trade.</summary>
    /// <exception cref="InvalidOperationException">The trade is not in order, or bars before it were not closed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void OnTrade(in MarketEvent e)
    {
        if (e.EventTimeNs < _sessionOpenNs)
        {
            return;
        }

        _seconds.Add(e);
        NextBoundaryNs = Math.Min(NextBoundaryNs, _seconds.EndNs);
    }

    /// <summary>Takes a source bar of one minute; its event time is its end. Of several bars of one symbol and end the first counts.</summary>
    /// <exception cref="InvalidOperationException">The symbol was said to have no source bars, or the bar is not in order.</exception>
    public void OnBar(in MarketEvent e, in BarValues bar)
    {
        if (bar.StartNs < _sessionOpenNs)
        {
            return;
        }

        if (!_hasSourceBars[e.Symbol] || e.EventTimeNs > NextBoundaryNs)
        {
            throw new InvalidOperationException(
                $"A source bar of symbol {e.Symbol} ending at {e.EventTimeNs} ns came unannounced or before bars up to it were closed.");
        }

        if (_sourceBarSymbols.Add(e.Symbol))
        {
            _minuteBars[e.Symbol] = BarAccumulator.FromSource(e, bar);
        }

        _sourceBarEndNs = e.EventTimeNs;
        NextBoundaryNs = e.EventTimeNs;
    }

    /// <summary>Closes all bars that end at <see cref="NextBoundaryNs"/>, yields them, and moves the boundary on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CloseBars(ITechnicalAnalysisSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        long endNs = NextBoundaryNs;
        if (endNs == long.MaxValue)
        {
            return;
        }

        if (_seconds.EndNs == endNs)
        {
            CloseSeconds(endNs, sink);
        }
        else
        {
            CloseMinutes(endNs, SymbolSet.None, sink);
        }

        _minuteEndNs = _minuteSymbols.IsEmpty ? long.MaxValue : _minuteEndNs;
        _sourceBarEndNs = _sourceBarSymbols.IsEmpty ? long.MaxValue : _sourceBarEndNs;
        NextBoundaryNs = Math.Min(_seconds.EndNs, Math.Min(_minuteEndNs, _sourceBarEndNs));
    }

    /// <summary>The stream has ended: closes whatever is open.</summary>
    public void Complete(ITechnicalAnalysisSink sink)
    {
        while (NextBoundaryNs != long.MaxValue)
        {
            CloseBars(sink);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CloseSeconds(long endNs, ITechnicalAnalysisSink sink)
    {
        long secondStartNs = endNs - EventTime.NsPerSecond;
        _minuteEndNs = BarTime.Floor(secondStartNs, EventTime.NsPerMinute) + EventTime.NsPerMinute;
        SymbolSet symbols = _seconds.Symbols;
        for (int symbol = symbols.First; symbol != SymbolSet.None; symbol = symbols.First)
        {
            symbols.Remove(symbol);
            CloseMinutes(endNs, symbol, sink);
            ref readonly BarAccumulator bar = ref _seconds[symbol];
            Close(symbol, Timeframe.OneSecond, endNs, bar, sink);
            if (!_hasSourceBars[symbol])
            {
                AddToMinute(symbol, bar);
            }
        }

        CloseMinutes(endNs, SymbolSet.None, sink);
        _seconds.MoveOn();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddToMinute(int symbol, in BarAccumulator bar)
    {
        if (_minuteSymbols.Add(symbol))
        {
            _minuteBars[symbol] = bar;
        }
        else
        {
            _minuteBars[symbol].Merge(bar);
        }
    }

    /// <summary>Closes the minute bars that end now, of the symbols before the one given.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CloseMinutes(long endNs, int beforeSymbol, ITechnicalAnalysisSink sink)
    {
        bool areMinutesDue = _minuteEndNs == endNs;
        bool areSourceBarsDue = _sourceBarEndNs == endNs;
        while (areMinutesDue || areSourceBarsDue)
        {
            int minute = areMinutesDue ? _minuteSymbols.First : SymbolSet.None;
            int source = areSourceBarsDue ? _sourceBarSymbols.First : SymbolSet.None;
            int symbol = Math.Min(minute, source);
            if (symbol >= beforeSymbol)
            {
                return;
            }

            (minute < source ? _minuteSymbols : _sourceBarSymbols).Remove(symbol);
            Close(symbol, Timeframe.OneMinute, endNs, _minuteBars[symbol], sink);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Close(int symbol, Timeframe timeframe, long endNs, in BarAccumulator values, ITechnicalAnalysisSink sink)
    {
        SymbolAnalysis?[] analyses = timeframe == Timeframe.OneSecond ? _secondAnalysis : _minuteAnalysis;
        SymbolAnalysis analysis = analyses[symbol] ??= new SymbolAnalysis();
        MicroBar bar = default;
        Signal signal = default;
        bar.Symbol = (ushort)symbol;
        bar.Timeframe = timeframe;
        bar.EndNs = endNs;
        bar.IngestNs = endNs + _availabilityNs;
        signal.Symbol = (ushort)symbol;
        signal.Timeframe = timeframe;
        signal.EndNs = endNs;
        signal.IngestNs = bar.IngestNs;
        analysis.Close(values, ref bar, ref signal);
        _quotes[symbol].Fill(ref signal, endNs - _quoteStaleAfterNs);
        sink.OnBarClosed(bar, signal);
    }
}

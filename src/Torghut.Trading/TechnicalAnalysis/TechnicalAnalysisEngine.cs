using Torghut.Market.Events;
using Torghut.Market.Symbols;

namespace Torghut.Trading.TechnicalAnalysis;

/// <summary>
/// Micro-bars and indicator signals from market events in the tape's total order. The caller leaves late events out,
/// and before it gives an event with a time after <see cref="NextBoundaryNs"/> it calls <see cref="CloseBars"/> until
/// the boundary is no longer passed.
/// </summary>
public sealed class TechnicalAnalysisEngine
{
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
        _ = sessionOpenNs;
    }

    /// <summary>End of the bars that close next, nanoseconds since the Unix epoch; <see cref="long.MaxValue"/> while no bar is open.</summary>
    public long NextBoundaryNs { get; } = long.MaxValue;

    /// <summary>Takes a quote.</summary>
    public void OnQuote(in MarketEvent e) => throw new NotSupportedException();

    /// <summary>Takes a trade.</summary>
    public void OnTrade(in MarketEvent e) => throw new NotSupportedException();

    /// <summary>Takes a source bar of one minute; its event time is its end.</summary>
    public void OnBar(in MarketEvent e, in BarValues bar) => throw new NotSupportedException();

    /// <summary>Closes all bars that end at <see cref="NextBoundaryNs"/>, yields them, and moves the boundary on.</summary>
    public void CloseBars(ITechnicalAnalysisSink sink) => throw new NotSupportedException();

    /// <summary>The stream has ended: closes whatever is open.</summary>
    public void Complete(ITechnicalAnalysisSink sink)
    {
        while (NextBoundaryNs != long.MaxValue)
        {
            CloseBars(sink);
        }
    }
}

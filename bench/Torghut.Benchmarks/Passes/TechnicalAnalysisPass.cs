using System.Runtime.CompilerServices;
using Torghut.Benchmarks.Measurements;
using Torghut.Market.Events;
using Torghut.Market.Symbols;
using Torghut.Market.Time;
using Torghut.Trading.Signals;
using Torghut.Trading.TechnicalAnalysis;

namespace Torghut.Benchmarks.Passes;

/// <summary>The tape through technical analysis: micro-bars and signals, counted and dropped.</summary>
internal sealed class TechnicalAnalysisPass(PassContext context) : IPass, ITechnicalAnalysisSink
{
    private readonly long _startNs = EventTime.FromInstant(context.Definition.Window.Start);
    private long _signals;

    /// <inheritdoc/>
    public void Prepare() => _ = context.Tape;

    /// <inheritdoc/>
    public PassCounts Run()
    {
        SymbolTable symbols = context.Tape.Tape.Symbols;
        var engine = new TechnicalAnalysisEngine(new TechnicalAnalysisOptions(), symbols, _startNs, SourceBars.Of(context.Tape));
        using IMarketTapeReader reader = context.Tape.Tape.OpenReader();
        var batch = new MarketEventBatch(BatchSize.Events);
        long events = 0;
        _signals = 0;
        while (reader.Read(batch))
        {
            Process(engine, batch);
            events += batch.Count;
        }

        engine.Complete(this);
        return _signals > 0 ? new PassCounts(events, context.Tape.Bytes) : throw new InvalidOperationException("The day has no signal.");
    }

    /// <inheritdoc/>
    public void OnBarClosed(in MicroBar bar, in Signal signal) => _signals++;

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Process(TechnicalAnalysisEngine engine, MarketEventBatch batch)
    {
        foreach (ref readonly MarketEvent e in batch.Events)
        {
            if (e.IsLate)
            {
                continue;
            }

            while (e.EventTimeNs > engine.NextBoundaryNs)
            {
                engine.CloseBars(this);
            }

            switch (e.Channel)
            {
                case EventChannel.Quote:
                    engine.OnQuote(e);
                    break;
                case EventChannel.Trade:
                    engine.OnTrade(e);
                    break;
                case EventChannel.Bar:
                    engine.OnBar(e, batch.Bars[e.BarIndex]);
                    break;
                case EventChannel.Status:
                    break;
                default:
                    throw new InvalidOperationException($"Unknown channel {e.Channel}.");
            }
        }
    }
}

using System.Runtime.CompilerServices;
using Torghut.Market.Events;
using Torghut.Platform.Cluster.Workers.Announcements;
using Torghut.Platform.Cluster.Workers.Lanes;
using Torghut.Trading.TechnicalAnalysis;

namespace Torghut.Platform.Cluster.Workers.Analysis;

/// <summary>Drives technical analysis over a group's events, as far as nothing can come before them any more.</summary>
internal sealed class GroupEngine
{
    private const int BatchSize = 4096;

    private readonly TechnicalAnalysisEngine _engine;
    private readonly MarketEventBatch _batch = new(BatchSize);
    private readonly LaneMerge _merge;

    /// <summary>Makes an engine at the window's start.</summary>
    public GroupEngine(GroupContext context, IReadOnlyList<EventLane> lanes)
    {
        ReplayAnnouncement replay = context.Replay;
        var options = new TechnicalAnalysisOptions { QuoteStaleAfterMs = replay.QuoteStaleAfterMs, AvailabilityMs = replay.AvailabilityMs };
        bool[] hasBars = [.. replay.Symbols.Select(symbol => symbol.HasBars)];
        _engine = new TechnicalAnalysisEngine(options, context.Symbols, replay.WindowStartNs, hasBars);
        _merge = new LaneMerge(lanes);
    }

    /// <summary>Time before which all is analysed, nanoseconds since the Unix epoch; <see cref="long.MaxValue"/> when the group is complete.</summary>
    public long WatermarkNs { get; private set; } = long.MinValue;

    /// <summary>Events analysed.</summary>
    public long Events { get; private set; }

    /// <summary>Time before which nothing can come any more.</summary>
    public long FrontierNs => _merge.FrontierNs;

    /// <summary>Analyses what can be analysed now.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Advance(ITechnicalAnalysisSink sink)
    {
        long frontierNs = _merge.FrontierNs;
        if (frontierNs <= WatermarkNs)
        {
            return;
        }

        while (_merge.Fill(_batch, frontierNs))
        {
            Analyse(sink);
            _batch.Clear();
        }

        while (_engine.NextBoundaryNs < frontierNs)
        {
            _engine.CloseBars(sink);
        }

        WatermarkNs = frontierNs;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Analyse(ITechnicalAnalysisSink sink)
    {
        foreach (ref readonly MarketEvent e in _batch.Events)
        {
            while (_engine.NextBoundaryNs < e.EventTimeNs)
            {
                _engine.CloseBars(sink);
            }

            switch (e.Channel)
            {
                case EventChannel.Quote:
                    _engine.OnQuote(e);
                    break;
                case EventChannel.Trade:
                    _engine.OnTrade(e);
                    break;
                case EventChannel.Bar:
                    _engine.OnBar(e, _batch.Bars[e.BarIndex]);
                    break;
                default:
                    break;
            }
        }

        Events += _batch.Count;
    }
}

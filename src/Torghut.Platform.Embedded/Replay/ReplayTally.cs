using NodaTime;
using Torghut.Market.Events;
using Torghut.Market.Time;
using Torghut.Market.Topics;
using Torghut.Simulation.Platforms;
using Torghut.Trading.Ledger;
using Torghut.Trading.Pipeline;

namespace Torghut.Platform.Embedded.Replay;

/// <summary>Counts what goes into the pipeline and what comes out of it: rows, not writings of rows.</summary>
internal sealed class ReplayTally
{
    private readonly long[] _records = new long[Enum.GetValues<EventChannel>().Length];
    private readonly HashSet<Guid> _decisions = [];
    private readonly HashSet<Guid> _executions = [];
    private readonly HashSet<Guid> _orderEvents = [];
    private readonly HashSet<Guid> _tcaMetrics = [];
    private long _signals;
    private long _lastSignalNs = long.MinValue;
    private Instant? _cursor;

    /// <summary>Records so far.</summary>
    public long Records => _records.Sum();

    /// <summary>Counts a batch.</summary>
    public void Add(ReadOnlySpan<MarketEvent> events)
    {
        foreach (ref readonly MarketEvent marketEvent in events)
        {
            _records[(int)marketEvent.Channel]++;
        }
    }

    /// <summary>Counts what the pipeline yielded.</summary>
    public void Add(PipelineOutput output)
    {
        _signals += output.Signals.Length;
        if (output.Signals.Length > 0)
        {
            _lastSignalNs = Math.Max(_lastSignalNs, output.Signals[^1].EndNs);
        }

        foreach (ILedgerRow row in output.LedgerRows)
        {
            Add(row);
        }
    }

    /// <summary>The result.</summary>
    public ReplayResult ToResult(TimeSpan elapsed) => new()
    {
        Records = Records,
        RecordsByRole = Enum.GetValues<EventChannel>().ToDictionary(TopicRoles.ForChannel, channel => _records[(int)channel]),
        Signals = _signals,
        Decisions = _decisions.Count,
        Executions = _executions.Count,
        OrderEvents = _orderEvents.Count,
        TcaMetrics = _tcaMetrics.Count,
        LastSignal = _signals == 0 ? null : EventTime.ToInstant(_lastSignalNs),
        Cursor = _cursor,
        Elapsed = elapsed,
    };

    private void Add(ILedgerRow row)
    {
        switch (row)
        {
            case TradeDecisionRow:
                _decisions.Add(row.Id);
                break;
            case ExecutionRow:
                _executions.Add(row.Id);
                break;
            case ExecutionOrderEventRow:
                _orderEvents.Add(row.Id);
                break;
            case ExecutionTcaMetricRow:
                _tcaMetrics.Add(row.Id);
                break;
            case TradeCursorRow cursor when _cursor is null || cursor.CursorAt > _cursor:
                _cursor = cursor.CursorAt;
                break;
        }
    }
}

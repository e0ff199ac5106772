using Torghut.Market.Events;
using Torghut.Simulation.Replay;

namespace Torghut.Platform.Embedded.Replay;

/// <summary>Hands a tape's events out when they are due by a pace, not before.</summary>
internal sealed class PacedTapeReader : IMarketTapeReader
{
    private readonly IMarketTapeReader _inner;
    private readonly ReplayPacer _pacer;
    private readonly TimeProvider _time;
    private readonly CancellationToken _cancellationToken;
    private readonly long _start;
    private readonly MarketEventBatch _ahead;
    private int _next;
    private long _nextDueNs;

    /// <summary>Begins the schedule now.</summary>
    public PacedTapeReader(IMarketTapeReader inner, ReplayPacer pacer, int batchSize, TimeProvider time, CancellationToken cancellationToken)
    {
        _inner = inner;
        _pacer = pacer;
        _time = time;
        _cancellationToken = cancellationToken;
        _ahead = new MarketEventBatch(batchSize);
        _start = time.GetTimestamp();
    }

    /// <inheritdoc/>
    public bool Read(MarketEventBatch batch)
    {
        batch.Clear();
        if (!Ensure())
        {
            return false;
        }

        Wait(_nextDueNs);
        long nowNs = ElapsedNs();
        while (batch.Count < batch.Capacity && _nextDueNs <= nowNs)
        {
            Copy(batch);
            if (!Ensure())
            {
                break;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _inner.Dispose();

    private bool Ensure()
    {
        if (_next < _ahead.Count)
        {
            return true;
        }

        _next = 0;
        if (!_inner.Read(_ahead))
        {
            return false;
        }

        _nextDueNs = _pacer.NextDueNs(_ahead.Events[0].EventTimeNs);
        return true;
    }

    private void Copy(MarketEventBatch batch)
    {
        MarketEvent marketEvent = _ahead.Events[_next];
        if (marketEvent.Channel == EventChannel.Bar)
        {
            marketEvent.BarIndex = batch.AddBar(_ahead.Bars[marketEvent.BarIndex]);
        }

        batch.Add(marketEvent);
        _next++;
        if (_next < _ahead.Count)
        {
            _nextDueNs = _pacer.NextDueNs(_ahead.Events[_next].EventTimeNs);
        }
    }

    private void Wait(long dueNs)
    {
        long remainingNs = dueNs - ElapsedNs();
        if (remainingNs > 0)
        {
            _cancellationToken.WaitHandle.WaitOne(TimeSpan.FromMicroseconds((remainingNs / 1000.0) + 1));
        }

        _cancellationToken.ThrowIfCancellationRequested();
    }

    private long ElapsedNs() => (long)(_time.GetElapsedTime(_start).TotalSeconds * 1e9);
}

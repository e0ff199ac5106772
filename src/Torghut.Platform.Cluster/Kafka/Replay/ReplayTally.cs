using NodaTime;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Progress;

namespace Torghut.Platform.Cluster.Kafka.Replay;

/// <summary>Counts a replay, and tells how far it is: after so many records, and after so much time whatever the records.</summary>
internal sealed class ReplayTally
{
    private readonly IReadOnlyList<ReplayTarget> _targets;
    private readonly long? _total;
    private readonly ReplaySection _settings;
    private readonly IProgressObserver _observer;
    private readonly TimeProvider _time;
    private readonly long _startedAt;
    private long _sent;
    private long _outside;
    private long _withoutTarget;
    private long _lastTimestampMs;
    private long _lastBeat;

    /// <summary>Starts.</summary>
    public ReplayTally(
        IReadOnlyList<ReplayTarget> targets, long? total, ReplaySection settings, IProgressObserver observer, TimeProvider time)
    {
        _targets = targets;
        _total = total;
        _settings = settings;
        _observer = observer;
        _time = time;
        _startedAt = time.GetTimestamp();
        _lastBeat = _startedAt;
    }

    /// <summary>Counts a record that was sent.</summary>
    public void Count(ReplayTarget target, long timestampMs)
    {
        target.Records++;
        _lastTimestampMs = timestampMs;
        if (++_sent % _settings.StatusUpdateEveryRecords == 0)
        {
            Report();
        }
    }

    /// <summary>Counts a record with a timestamp outside the window.</summary>
    public void CountOutside() => _outside++;

    /// <summary>Counts a record whose topic has no target.</summary>
    public void CountWithoutTarget() => _withoutTarget++;

    /// <summary>Reports if it is time to.</summary>
    public void Beat()
    {
        if (_time.GetElapsedTime(_lastBeat).TotalSeconds >= _settings.StatusUpdateEverySeconds)
        {
            Report();
        }
    }

    /// <summary>The replay is complete.</summary>
    public KafkaReplayResult ToResult()
    {
        Report();
        return new KafkaReplayResult
        {
            Records = _sent,
            RecordsByTopic = new SortedDictionary<string, long>(
                _targets.ToDictionary(target => target.Topic.Name, target => target.Records, StringComparer.Ordinal), StringComparer.Ordinal),
            OutsideWindow = _outside,
            WithoutTarget = _withoutTarget,
            Elapsed = _time.GetElapsedTime(_startedAt),
        };
    }

    private void Report()
    {
        _lastBeat = _time.GetTimestamp();
        Instant? reached = _sent > 0 ? Instant.FromUnixTimeMilliseconds(_lastTimestampMs) : null;
        _observer.Progressed(new ProgressSample("replay", _sent, _total, reached));
    }
}

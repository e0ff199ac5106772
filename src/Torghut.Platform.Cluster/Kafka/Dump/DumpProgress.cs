using NodaTime;
using Torghut.Simulation.Progress;

namespace Torghut.Platform.Cluster.Kafka.Dump;

/// <summary>Tells of a dump's progress by offsets; lanes report from their own threads.</summary>
internal sealed class DumpProgress(IProgressObserver observer, long totalOffsets)
{
    private long _done;

    /// <summary>Adds offsets that are done with.</summary>
    /// <param name="offsets">Offsets since the last call.</param>
    /// <param name="timestampMs">Record timestamp that was reached; null without a record.</param>
    public void Add(long offsets, long? timestampMs)
    {
        long done = Interlocked.Add(ref _done, offsets);
        Instant? reached = timestampMs is { } time ? Instant.FromUnixTimeMilliseconds(time) : null;
        observer.Progressed(new ProgressSample("dump", done, totalOffsets, reached));
    }
}

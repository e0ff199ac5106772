using Torghut.Market.Time;
using Torghut.Platform.Embedded.Sources;
using Torghut.Simulation.Progress;

namespace Torghut.Platform.Embedded.Preparation;

/// <summary>Tells a run's observer of decoding; sources decode on several threads.</summary>
internal sealed class DecodeProgressAdapter(IProgressObserver observer) : IDecodeProgress
{
    private long _totalUnits;
    private long _lines;
    private long _units;

    /// <inheritdoc/>
    public void Begin(long totalUnits) => Interlocked.Exchange(ref _totalUnits, totalUnits);

    /// <inheritdoc/>
    public void Advance(long lines, long units, long eventTimeNs)
    {
        long doneLines = Interlocked.Add(ref _lines, lines);
        long doneUnits = Interlocked.Add(ref _units, units);
        long totalUnits = Interlocked.Read(ref _totalUnits);
        long? totalLines = doneUnits > 0 && totalUnits > 0 ? (long)(doneLines * ((double)totalUnits / doneUnits)) : null;
        observer.Progressed(new ProgressSample("decode", doneLines, totalLines, EventTime.ToInstant(eventTimeNs)));
    }
}

using System.Collections.Concurrent;
using Torghut.Simulation.Progress;

namespace Torghut.Platform.Cluster.Tests.Kafka.Support;

/// <summary>Remembers what an observer is told, and calls a test's action on progress.</summary>
internal sealed class Notes(Action<ProgressSample>? onProgress = null) : IProgressObserver
{
    public ConcurrentQueue<(NoteLevel Level, string Code, string Message)> All { get; } = [];

    public ConcurrentQueue<ProgressSample> Samples { get; } = [];

    public void Progressed(in ProgressSample sample)
    {
        Samples.Enqueue(sample);
        onProgress?.Invoke(sample);
    }

    public void Noted(NoteLevel level, string code, string message) => All.Enqueue((level, code, message));
}

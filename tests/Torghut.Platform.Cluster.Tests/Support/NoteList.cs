using System.Collections.Concurrent;
using Torghut.Simulation.Progress;

namespace Torghut.Platform.Cluster.Tests.Support;

/// <summary>Keeps what it hears.</summary>
internal sealed class NoteList : IProgressObserver
{
    public ConcurrentQueue<string> Notes { get; } = [];

    public void Progressed(in ProgressSample sample)
    {
    }

    public void Noted(NoteLevel level, string code, string message) => Notes.Enqueue($"{level} {code} {message}");
}

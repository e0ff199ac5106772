using Torghut.Simulation.Progress;

namespace Torghut.Simulation.Tests.Restoring;

internal sealed class NoProgress : IProgressObserver
{
    public List<string> Notes { get; } = [];

    public void Progressed(in ProgressSample sample)
    {
    }

    public void Noted(NoteLevel level, string code, string message) => Notes.Add($"{code}: {message}");
}

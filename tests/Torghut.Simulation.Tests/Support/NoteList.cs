using Torghut.Simulation.Progress;

namespace Torghut.Simulation.Tests.Support;

/// <summary>Keeps what it is told.</summary>
internal sealed class NoteList : IProgressObserver
{
    public List<(NoteLevel Level, string Code, string Message)> Notes { get; } = [];

    public List<ProgressSample> Samples { get; } = [];

    public IEnumerable<string> Codes => Notes.Select(note => note.Code);

    public void Progressed(in ProgressSample sample) => Samples.Add(sample);

    public void Noted(NoteLevel level, string code, string message) => Notes.Add((level, code, message));
}

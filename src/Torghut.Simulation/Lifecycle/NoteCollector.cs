using Torghut.Simulation.Documents;
using Torghut.Simulation.Progress;

namespace Torghut.Simulation.Lifecycle;

/// <summary>Passes everything on to the observer and keeps the notes for <c>run-manifest.json</c>.</summary>
internal sealed class NoteCollector(IRunObserver inner) : IRunObserver
{
    private readonly List<RunNote> _notes = [];

    /// <summary>Notes so far.</summary>
    public IReadOnlyList<RunNote> Notes => _notes;

    /// <inheritdoc/>
    public void StateChanged(RunState state) => inner.StateChanged(state);

    /// <inheritdoc/>
    public void Progressed(in ProgressSample sample) => inner.Progressed(sample);

    /// <inheritdoc/>
    public void Noted(NoteLevel level, string code, string message)
    {
        lock (_notes)
        {
            _notes.Add(new RunNote(level.ToString().ToLowerInvariant(), code, message));
        }

        inner.Noted(level, code, message);
    }
}

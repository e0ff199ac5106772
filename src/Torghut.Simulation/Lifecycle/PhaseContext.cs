using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Runs;

namespace Torghut.Simulation.Lifecycle;

/// <summary>What every phase works with.</summary>
internal sealed record PhaseContext(
    RunDefinition Run,
    ISimulationPlatform Platform,
    RunSettings Settings,
    NoteCollector Observer,
    TimeProvider Time,
    RunFolder Folder,
    ObligationJournal Journal,
    RunStateRecorder Recorder,
    PhaseClock Clock)
{
    /// <summary>What happened on the way.</summary>
    public IReadOnlyList<Documents.RunNote> Notes => Observer.Notes;
}

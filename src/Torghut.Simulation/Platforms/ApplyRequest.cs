using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Progress;
using Torghut.Simulation.Runs;

namespace Torghut.Simulation.Platforms;

/// <summary>All that applying a run needs.</summary>
/// <param name="Run">The run.</param>
/// <param name="Input">Its input.</param>
/// <param name="Folder">Its folder.</param>
/// <param name="Journal">Its journal: every mutation is pledged here first.</param>
/// <param name="Observer">Hears of progress.</param>
public sealed record ApplyRequest(
    RunDefinition Run, IPreparedInput Input, RunFolder Folder, ObligationJournal Journal, IProgressObserver Observer)
{
    /// <summary>Answers reviews; null where the run asks for none.</summary>
    public IReviewer? Reviewer { get; init; }
}

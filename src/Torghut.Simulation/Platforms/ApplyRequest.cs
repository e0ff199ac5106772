using Torghut.Simulation.Artifacts;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Progress;
using Torghut.Simulation.Runs;

namespace Torghut.Simulation.Platforms;

/// <summary>All that applying a run needs.</summary>
/// <param name="Run">The run.</param>
/// <param name="Input">Its input.</param>
/// <param name="Folder">Its folder.</param>
/// <param name="Mutations">The only way to change anything outside its folder: pledged first.</param>
/// <param name="Observer">Hears of progress.</param>
public sealed record ApplyRequest(
    RunDefinition Run, IPreparedInput Input, RunFolder Folder, IPledgedMutations Mutations, IProgressObserver Observer)
{
    /// <summary>Answers reviews; null where the run asks for none.</summary>
    public IReviewer? Reviewer { get; init; }
}

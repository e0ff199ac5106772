using Torghut.Simulation.Lifecycle;
using Torghut.Simulation.Progress;

namespace Torghut.Lifecycle.Tests.Processes;

/// <summary>Keeps what a person would see in the trace.</summary>
internal sealed class SilentObserver(SimulatedProcess process) : IRunObserver
{
    public void StateChanged(RunState state)
    {
        PhaseState phase = state.Phases.First(phase => phase.Phase == state.Phase);
        process.World.Trace(process, $"RUN_STATE {phase.Phase} {phase.Status} {phase.ErrorCode} {phase.Error}");
    }

    public void Progressed(in ProgressSample sample)
    {
    }

    public void Noted(NoteLevel level, string code, string message) => process.World.Trace(process, $"{level} {code}: {message}");
}

using Torghut.Simulation.Progress;

namespace Torghut.Simulation.Lifecycle;

/// <summary>Whoever watches a run: the console, a log.</summary>
public interface IRunObserver : IProgressObserver
{
    /// <summary>A phase changed its status.</summary>
    void StateChanged(RunState state);
}

using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;

namespace Torghut.Simulation.Lifecycle;

/// <summary>Moves a run from phase to phase: each transition is on disk and told to the observer before work goes on.</summary>
public sealed class RunStateRecorder
{
    private readonly RunFolder _folder;
    private readonly TimeProvider _time;
    private readonly IRunObserver _observer;

    private RunState? _state;

    /// <summary>Goes on from the state that an earlier process left.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="earlier">That state; null for a new run.</param>
    /// <param name="time">Clock.</param>
    /// <param name="observer">Hears of each transition.</param>
    public RunStateRecorder(RunFolder folder, RunState? earlier, TimeProvider time, IRunObserver observer)
    {
        ArgumentNullException.ThrowIfNull(time);
        _folder = folder;
        _time = time;
        _observer = observer;
        _state = earlier is null ? null : RunStateMachine.Abandon(earlier, time.GetUtcNow());
    }

    /// <summary>The present state; there is one as soon as an attempt has begun.</summary>
    public RunState State => _state ?? throw new InvalidOperationException("No attempt has begun.");

    /// <summary>A new attempt begins.</summary>
    public void Start(RunState first) => Publish(RunStateMachine.Start(first, _state));

    /// <summary>A phase begins.</summary>
    public void Begin(RunPhase phase) => Publish(RunStateMachine.Begin(State, phase, _time.GetUtcNow()));

    /// <summary>The phase that runs failed.</summary>
    public void Fail(RunPhase phase, SimulationException failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        Finish(new PhaseState { Phase = phase, Status = PhaseStatus.Error, ErrorCode = failure.Code, Error = failure.Message });
    }

    /// <summary>The attempt is over, or a command by hand after it.</summary>
    public void End(ExitCode exitCode, string? verdict) =>
        Publish(RunStateMachine.End(State, (int)exitCode, verdict, _time.GetUtcNow()));

    /// <summary>The phase that runs is done, or found nothing to do.</summary>
    internal void Succeed(RunPhase phase, PhaseResult result) =>
        Finish(new PhaseState { Phase = phase, Status = result.Status, Detail = result.Detail });

    private void Finish(PhaseState ended) => Publish(RunStateMachine.Finish(State, ended, _time.GetUtcNow()));

    private void Publish(RunState state)
    {
        // The state moves first: where the disk refuses, the run still goes its way back through the phases.
        _state = state;
        RunStateFile.Write(_folder, state);
        _observer.StateChanged(state);
    }
}

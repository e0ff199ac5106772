using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;

namespace Torghut.Simulation.Lifecycle;

/// <summary>Moves a run from phase to phase: each transition is on disk and told to the observer before work goes on.</summary>
public sealed class RunStateRecorder
{
    private readonly RunFolder _folder;
    private readonly TimeProvider _time;
    private readonly IRunObserver _observer;

    /// <summary>Begins with a first state, which is written at once.</summary>
    public RunStateRecorder(RunFolder folder, RunState first, TimeProvider time, IRunObserver observer)
    {
        _folder = folder;
        _time = time;
        _observer = observer;
        State = first;
        Publish();
    }

    /// <summary>The present state.</summary>
    public RunState State { get; private set; }

    /// <summary>A phase begins.</summary>
    public void Begin(RunPhase phase) => Move(new PhaseState { Phase = phase, Status = PhaseStatus.Running, StartedAt = _time.GetUtcNow() });

    /// <summary>The phase that runs is done, or found nothing to do.</summary>
    internal void Succeed(RunPhase phase, PhaseResult result) =>
        Move(Of(phase) with { Status = result.Status, EndedAt = _time.GetUtcNow(), Detail = result.Detail });

    /// <summary>The phase that runs failed.</summary>
    public void Fail(RunPhase phase, SimulationException failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        Move(Of(phase) with
        {
            Status = PhaseStatus.Error,
            EndedAt = _time.GetUtcNow(),
            ErrorCode = failure.Code,
            Error = failure.Message,
        });
    }

    /// <summary>The run is over.</summary>
    public void End(ExitCode exitCode, string? verdict)
    {
        State = State with { EndedAt = _time.GetUtcNow(), ExitCode = (int)exitCode, Verdict = verdict };
        Publish();
    }

    private PhaseState Of(RunPhase phase) => State.Phases.First(state => state.Phase == phase);

    private void Move(PhaseState phase)
    {
        State = State.With(phase);
        Publish();
    }

    private void Publish()
    {
        RunStateFile.Write(_folder, State);
        _observer.StateChanged(State);
    }
}

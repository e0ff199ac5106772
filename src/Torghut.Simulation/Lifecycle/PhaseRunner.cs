using Torghut.Simulation.Errors;

namespace Torghut.Simulation.Lifecycle;

/// <summary>Runs one phase after the other: records that it begins and how it ends, measures it, keeps its failure.</summary>
internal sealed class PhaseRunner
{
    private readonly RunStateRecorder _recorder;
    private readonly PhaseClock _clock;
    private readonly Failures _failures;
    private readonly Func<SimulationException?> _cause;

    /// <summary>Makes a runner.</summary>
    /// <param name="recorder">Records the transitions.</param>
    /// <param name="clock">Measures the phases.</param>
    /// <param name="failures">Keeps the failures.</param>
    /// <param name="cause">Why the run's token was cancelled, when it was not from outside.</param>
    public PhaseRunner(RunStateRecorder recorder, PhaseClock clock, Failures failures, Func<SimulationException?> cause)
    {
        _recorder = recorder;
        _clock = clock;
        _failures = failures;
        _cause = cause;
    }

    /// <summary>Runs a phase on the way forward.</summary>
    /// <returns>Whether the next one may begin.</returns>
    public async Task<bool> ForwardAsync(
        RunPhase phase, Func<CancellationToken, Task<PhaseResult>> work, CancellationToken cancellationToken)
    {
        using IDisposable lap = _clock.Measure(LifecycleNames.Of(phase));
        try
        {
            _recorder.Begin(phase);
            cancellationToken.ThrowIfCancellationRequested();
            PhaseResult result = await work(cancellationToken).ConfigureAwait(false);
            _recorder.Succeed(phase, result);
            return true;
        }
#pragma warning disable CA1031 // Whatever happens in a phase, the obligations are still fulfilled.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            End(phase, Meaning(exception, cancellationToken));
            return false;
        }
    }

    /// <summary>Runs a phase on the way back: neither a disk that refuses the run's state nor another phase's failure stops it.</summary>
    public async Task BackAsync(RunPhase phase, Func<CancellationToken, Task<PhaseResult>> work)
    {
        using IDisposable lap = _clock.Measure(LifecycleNames.Of(phase));
        _failures.Try(() => _recorder.Begin(phase));
        try
        {
            PhaseResult result = await work(CancellationToken.None).ConfigureAwait(false);
            _failures.Try(() => _recorder.Succeed(phase, result));
        }
#pragma warning disable CA1031 // The next phase of the way back still runs.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            End(phase, _failures.Add(exception));
        }
    }

    private SimulationException Meaning(Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return _failures.Add(exception);
        }

        return _cause() is SimulationException cause ? _failures.Add(cause) : _failures.Cancel();
    }

    private void End(RunPhase phase, SimulationException failure)
    {
        // Where the disk refused to note that the phase begins, the state in memory has it running all the same.
        if (RunStateMachine.RunningPhase(_recorder.State) == phase)
        {
            _failures.Try(() => _recorder.Fail(phase, failure));
        }
    }
}

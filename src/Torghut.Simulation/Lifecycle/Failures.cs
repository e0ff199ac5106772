using Torghut.Simulation.Errors;

namespace Torghut.Simulation.Lifecycle;

/// <summary>The failures of an attempt in the order in which they happened: all are kept, the first cause leads.</summary>
internal sealed class Failures
{
    private readonly List<SimulationException> _all = [];
    private readonly Func<bool> _isTouched;

    /// <summary>Collects failures.</summary>
    /// <param name="isTouched">Whether the attempt has pledged anything, or an earlier one still owed something when it began.</param>
    public Failures(Func<bool> isTouched) => _isTouched = isTouched;

    /// <summary>Every failure.</summary>
    public IReadOnlyList<SimulationException> All => _all;

    /// <summary>The first failure; null while there is none.</summary>
    public SimulationException? First => _all.Count == 0 ? null : _all[0];

    /// <summary>Whether the attempt was stopped from outside before anything failed.</summary>
    public bool IsCancelled { get; private set; }

    /// <summary>Keeps what an exception means. Before the first write it keeps its exit code; later, it has failed after the first write.</summary>
    public SimulationException Add(Exception exception)
    {
        SimulationException failure = FailureTranslation.Of(exception);
        if (failure.ExitCode is ExitCode.Usage or ExitCode.Refused && _isTouched())
        {
            failure = new SimulationException(ExitCode.Failed, failure.Code, failure.Message, failure) { Hint = failure.Hint };
        }

        _all.Add(failure);
        return failure;
    }

    /// <summary>The attempt is stopped from outside.</summary>
    public SimulationException Cancel()
    {
        IsCancelled |= _all.Count == 0;
        return Interruption();
    }

    /// <summary>The failure of what is stopped from outside.</summary>
    public static SimulationException Interruption() => new(ExitCode.Interrupted, "interrupted", "Stopped from outside.");

    /// <summary>Does something whose failure must not stop what comes next.</summary>
    public void Try(Action action)
    {
        try
        {
            action();
        }
#pragma warning disable CA1031 // Whatever fails here, the way back goes on, and the failure is told.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Add(exception);
        }
    }
}

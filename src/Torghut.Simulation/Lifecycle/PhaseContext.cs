using Torghut.Simulation.Artifacts;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Reports;
using Torghut.Simulation.Restoring;
using Torghut.Simulation.Runs;

namespace Torghut.Simulation.Lifecycle;

/// <summary>What every phase works with.</summary>
internal sealed record PhaseContext
{
    /// <summary>The run.</summary>
    public required RunDefinition Run { get; init; }

    /// <summary>Its platform.</summary>
    public required ISimulationPlatform Platform { get; init; }

    /// <summary>How it was asked for.</summary>
    public required RunSettings Settings { get; init; }

    /// <summary>Hears of everything, and keeps the notes.</summary>
    public required NoteCollector Observer { get; init; }

    /// <summary>Clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Writes the report.</summary>
    public required IRunReporter Reporter { get; init; }

    /// <summary>The run's folder.</summary>
    public required RunFolder Folder { get; init; }

    /// <summary>The run's journal.</summary>
    public required ObligationJournal Journal { get; init; }

    /// <summary>Records the transitions.</summary>
    public required RunStateRecorder Recorder { get; init; }

    /// <summary>Keeps the failures.</summary>
    public required Failures Failures { get; init; }

    /// <summary>Measures the phases.</summary>
    public required PhaseClock Clock { get; init; }

    /// <summary>What the run can change.</summary>
    public required RunControl Control { get; init; }

    /// <summary>The way to change it.</summary>
    public required PledgedMutations Mutations { get; init; }

    /// <summary>Looks for changes by others.</summary>
    public required DriftWatch Drift { get; init; }

    /// <summary>Holds the surface's lock; null where the run folder's lock is enough.</summary>
    public required SurfaceKeeper? Surface { get; init; }
}

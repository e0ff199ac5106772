using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Reports;
using Torghut.Simulation.Runs;

namespace Torghut.Simulation.Lifecycle;

/// <summary>How a run was asked for on the command line, and what it works with.</summary>
public sealed record RunSettings
{
    /// <summary>Whether the whole lifecycle runs (<c>run</c>), or it stops after the replay (<c>apply</c>).</summary>
    public bool WholeLifecycle { get; init; } = true;

    /// <summary>Whether the dump and the tape are made anew.</summary>
    public bool ForceDump { get; init; }

    /// <summary>Whether a finished run is replayed again.</summary>
    public bool ForceReplay { get; init; }

    /// <summary>How long restoring one thing may take; null for the platform's own limit.</summary>
    public TimeSpan? RestoreLimit { get; init; }

    /// <summary>The exit code of an interruption, asked when it has happened.</summary>
    public Func<ExitCode> InterruptionCode { get; init; } = static () => ExitCode.Interrupted;

    /// <summary>Writes the report.</summary>
    public IRunReporter Reporter { get; init; } = new RunReporter();

    /// <summary>Says who this process is, for the locks; null for the process itself.</summary>
    public Func<RunFolder, HolderIdentity>? Self { get; init; }

    /// <summary>Tells whether a holder of a lock still runs; null for this machine's processes.</summary>
    public Func<HolderIdentity, HolderLiveness>? Judge { get; init; }

    /// <summary>
    /// Makes the reviewer that a run needs, before anything is written; null where it needs none. It refuses what cannot
    /// work: a key that is not set, a cassette that cannot be read.
    /// </summary>
    public Func<RunDefinition, IReviewer?> CreateReviewer { get; init; } = static _ => null;

    /// <summary>The mode's name.</summary>
    public string Mode => WholeLifecycle ? "run" : "apply";
}

namespace Torghut.Simulation.Artifacts;

/// <summary>Paths of a run's artifacts below <c>&lt;output_root&gt;/&lt;run_token&gt;/</c>.</summary>
/// <param name="Root">The run folder, absolute.</param>
public sealed record RunFolder(string Root)
{
    /// <summary>The disk that it is on.</summary>
    public IRunStorage Storage { get; init; } = PosixRunStorage.Instance;

    /// <summary>The folder of a run below the output root.</summary>
    public static RunFolder Of(string outputRoot, string runToken) => new(Path.Combine(Path.GetFullPath(outputRoot), runToken));

    /// <summary>The manifest as given, secrets left out.</summary>
    public string Manifest => Path.Combine(Root, "manifest.yaml");

    /// <summary>What the run was going to do.</summary>
    public string Plan => Path.Combine(Root, "plan.json");

    /// <summary>Where the run is.</summary>
    public string RunState => Path.Combine(Root, "run-state.json");

    /// <summary>The obligations journal.</summary>
    public string Obligations => Path.Combine(Root, "obligations.jsonl");

    /// <summary>The lock file; the lock is the kernel's, the text in it only informs.</summary>
    public string Lock => Path.Combine(Root, "run.lock");

    /// <summary>The folder of the dump.</summary>
    public string Dump => Path.Combine(Root, "dump");

    /// <summary>What the dump holds.</summary>
    public string DumpManifest => Path.Combine(Dump, "source-dump.manifest.json");

    /// <summary>What was replayed.</summary>
    public string ReplayMarker => Path.Combine(Root, "source-dump.replay-marker.json");

    /// <summary>All that was done.</summary>
    public string RunManifest => Path.Combine(Root, "run-manifest.json");

    /// <summary>Wall-clock figures.</summary>
    public string Performance => Path.Combine(Root, "performance.json");

    /// <summary>What was taken of the systems around the run, how that was proven, and what was found when it was given back.</summary>
    public string ControlPlane => Path.Combine(Root, "control-plane.json");

    /// <summary>What cannot be put back, with commands.</summary>
    public string RestoreRequired => Path.Combine(Root, "restore-required.json");

    /// <summary>The report's inputs beside the stores, so that it can be made again.</summary>
    public string ReportInputs => Path.Combine(Root, "report-inputs.json");

    /// <summary>The report.</summary>
    public string Report => Path.Combine(Root, "report");

    /// <summary>A report in the making, beside the one it will replace.</summary>
    public string ReportDraft => Path.Combine(Root, "report.new");

    /// <summary>The ledger of an embedded run.</summary>
    public string Ledger => Path.Combine(Root, "ledger.sqlite");

    /// <summary>The signal store of an embedded run.</summary>
    public string Signals => Path.Combine(Root, "signals.duckdb");

    /// <summary>Stores that are being written.</summary>
    public string Scratch => Path.Combine(Root, "scratch");

    /// <summary>A path relative to the run folder, with forward slashes.</summary>
    public string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');
}

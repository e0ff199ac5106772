using Torghut.Market.Sessions;
using Torghut.Market.Topics;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Identity;
using Torghut.Simulation.Manifest;

namespace Torghut.Simulation.Runs;

/// <summary>A run as it was asked for, fully resolved: nothing in it depends on the machine, the clock or the environment.</summary>
public sealed record RunDefinition
{
    /// <summary>Id, token and the names made of them.</summary>
    public required RunIdentity Identity { get; init; }

    /// <summary>The manifest.</summary>
    public required SimulationManifest Manifest { get; init; }

    /// <summary>The manifest's text as given, secrets masked.</summary>
    public required string ManifestText { get; init; }

    /// <summary>What the text alone does not say; null where there is no file behind it.</summary>
    public ManifestPlace? Place { get; init; }

    /// <summary>The replayed window.</summary>
    public required ReplayWindow Window { get; init; }

    /// <summary>The folder of all runs.</summary>
    public required string OutputRoot { get; init; }

    /// <summary>Source topic by role.</summary>
    public required IReadOnlyDictionary<TopicRole, string> SourceTopics { get; init; }

    /// <summary>Simulation topic by role.</summary>
    public required IReadOnlyDictionary<TopicRole, string> SimulationTopics { get; init; }

    /// <summary>The run's folder.</summary>
    public RunFolder Folder => RunFolder.Of(OutputRoot, Identity.Token.Value) with { Storage = Storage };

    /// <summary>The disk of the run's folder.</summary>
    public IRunStorage Storage { get; init; } = PosixRunStorage.Instance;

    /// <summary>The folder below which dumps and tapes are kept for all runs: that of the runs.</summary>
    public string CacheRoot => Path.GetFullPath(OutputRoot);

    /// <summary>The manifest's pace; null for full speed.</summary>
    public ReplayPace? Pace => Manifest.Replay.PaceMode switch
    {
        PaceMode.EventTime => new ReplayPace(1, Manifest.Replay.MaxSleepSeconds),
        PaceMode.Accelerated => new ReplayPace(Manifest.Replay.Acceleration ?? 1, Manifest.Replay.MaxSleepSeconds),
        _ => null,
    };

    /// <summary>Whether the data is made up.</summary>
    public bool IsSynthetic => Manifest.Source is SyntheticSource;
}

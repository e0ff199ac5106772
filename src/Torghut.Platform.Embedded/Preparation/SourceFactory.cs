using Torghut.Platform.Embedded.Sources;
using Torghut.Platform.Embedded.Sources.Lean;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Runs;

namespace Torghut.Platform.Embedded.Preparation;

/// <summary>Makes the source that a manifest names.</summary>
internal static class SourceFactory
{
    /// <summary>Makes it.</summary>
    public static IMarketSource Create(RunDefinition run) => run.Manifest.Source switch
    {
        LeanTicksSource lean => new LeanTickSource(lean.Path, lean.Market),
        DumpSource dump => new Sources.Dump.DumpSource(dump.Path),
        SyntheticSource synthetic => new Sources.Synthetic.SyntheticSource(synthetic.Seed, synthetic.Symbols),
        _ => throw new SimulationException(
            ExitCode.Refused,
            "source_not_available",
            $"source.kind: found {run.Manifest.Source.Kind}; expected lean_ticks, dump or synthetic on the embedded platform."),
    };

    /// <summary>What to decode.</summary>
    public static DecodeRequest Request(RunDefinition run) => new()
    {
        Window = run.Window,
        Symbols = run.Manifest.Source.NamedSymbols ?? [],
        MaxOutOfOrderMs = run.Manifest.TechnicalAnalysis.MaxOutOfOrderMs,
        SourceTopics = run.SourceTopics,
    };

    /// <summary>Where the source is, for people; never an absolute path, which would differ between machines.</summary>
    public static string Location(RunDefinition run) => run.Manifest.Source switch
    {
        LeanTicksSource lean => $"equity/{lean.Market}/tick",
        DumpSource dump => Path.GetFileName(dump.Path),
        SyntheticSource synthetic => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"seed {synthetic.Seed}"),
        _ => run.Manifest.Source.Kind,
    };
}

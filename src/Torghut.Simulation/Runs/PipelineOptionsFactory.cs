using Torghut.Market.Symbols;
using Torghut.Simulation.Manifest;
using Torghut.Trading.Pipeline;

namespace Torghut.Simulation.Runs;

/// <summary>What the pipeline needs of a run.</summary>
public static class PipelineOptionsFactory
{
    /// <summary>Makes the options for the symbols of the input.</summary>
    public static PipelineOptions Create(RunDefinition run, SymbolTable symbols)
    {
        ArgumentNullException.ThrowIfNull(run);
        SimulationManifest manifest = run.Manifest;
        return new PipelineOptions
        {
            RunId = run.Identity.RunId,
            DatasetId = manifest.DatasetId,
            Window = run.Window,
            Symbols = symbols,
            SourceTopics = run.SourceTopics,
            SimulationTopics = run.SimulationTopics,
            Strategies = manifest.ToStrategyDefinitions(),
            TechnicalAnalysis = manifest.ToTechnicalAnalysisOptions(),
            FeatureGate = manifest.ToFeatureGateOptions(),
            Risk = manifest.Risk,
            Execution = manifest.ToExecutionOptions(),
        };
    }
}

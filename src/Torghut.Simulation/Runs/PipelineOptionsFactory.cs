using Torghut.Market.Integrity;
using Torghut.Market.Symbols;
using Torghut.Market.Topics;
using Torghut.Simulation.Manifest;
using Torghut.Trading.Pipeline;

namespace Torghut.Simulation.Runs;

/// <summary>What the pipeline needs of a run.</summary>
public static class PipelineOptionsFactory
{
    /// <summary>Makes the options for an input.</summary>
    /// <param name="run">The run.</param>
    /// <param name="symbols">Symbols of the input.</param>
    /// <param name="statistics">What decoding found; names the topics that the records themselves name.</param>
    public static PipelineOptions Create(RunDefinition run, SymbolTable symbols, InputStatistics statistics)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(statistics);
        return Create(
            run,
            symbols,
            run.SourceTopics.ToDictionary(
                topic => topic.Key,
                topic => statistics.SourceTopics.GetValueOrDefault(TopicRoles.Key(topic.Key)) ?? topic.Value));
    }

    /// <summary>Makes the options for an input whose records come from known topics.</summary>
    /// <param name="run">The run.</param>
    /// <param name="symbols">Symbols of the input.</param>
    /// <param name="sourceTopics">Source topic by role.</param>
    public static PipelineOptions Create(RunDefinition run, SymbolTable symbols, IReadOnlyDictionary<TopicRole, string> sourceTopics)
    {
        ArgumentNullException.ThrowIfNull(run);
        SimulationManifest manifest = run.Manifest;
        return new PipelineOptions
        {
            RunId = run.Identity.RunId,
            DatasetId = manifest.DatasetId,
            Window = run.Window,
            Symbols = symbols,
            SourceTopics = sourceTopics,
            SimulationTopics = run.SimulationTopics,
            Strategies = manifest.ToStrategyDefinitions(),
            TechnicalAnalysis = manifest.ToTechnicalAnalysisOptions(),
            FeatureGate = manifest.ToFeatureGateOptions(),
            Risk = manifest.Risk,
            Review = manifest.ToReviewOptions(),
            Execution = manifest.ToExecutionOptions(),
        };
    }
}

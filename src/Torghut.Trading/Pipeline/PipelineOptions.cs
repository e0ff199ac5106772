using NodaTime;
using Torghut.Market.Sessions;
using Torghut.Market.Symbols;
using Torghut.Market.Topics;
using Torghut.Trading.Execution;
using Torghut.Trading.Review;
using Torghut.Trading.Risk;
using Torghut.Trading.Strategies;
using Torghut.Trading.TechnicalAnalysis;

namespace Torghut.Trading.Pipeline;

/// <summary>All that the pipeline needs to know before the first event.</summary>
public sealed record PipelineOptions
{
    /// <summary>The run; enters only <c>simulation_context</c>, never an id or a hash.</summary>
    public required string RunId { get; init; }

    /// <summary>The manifest's <c>dataset_id</c>.</summary>
    public required string DatasetId { get; init; }

    /// <summary>The replayed window.</summary>
    public required ReplayWindow Window { get; init; }

    /// <summary>Symbols of the run.</summary>
    public required SymbolTable Symbols { get; init; }

    /// <summary>Source topic by role, for lineage; at least the replayed roles.</summary>
    public required IReadOnlyDictionary<TopicRole, string> SourceTopics { get; init; }

    /// <summary>Simulation topic by role, for lineage; the replayed roles and the order updates.</summary>
    public required IReadOnlyDictionary<TopicRole, string> SimulationTopics { get; init; }

    /// <summary>Strategies, in the manifest's order.</summary>
    public required IReadOnlyList<StrategyDefinition> Strategies { get; init; }

    /// <summary>Technical analysis.</summary>
    public TechnicalAnalysisOptions TechnicalAnalysis { get; init; } = new();

    /// <summary>Feature-quality gate.</summary>
    public FeatureGateOptions FeatureGate { get; init; } = new();

    /// <summary>Risk limits.</summary>
    public RiskOptions Risk { get; init; } = new();

    /// <summary>Review of decisions; by default none.</summary>
    public ReviewOptions Review { get; init; } = new();

    /// <summary>Execution simulation.</summary>
    public ExecutionOptions Execution { get; init; } = new();

    /// <summary>The end of trading: the session's close, or the window's end without a session.</summary>
    public Instant TradingEnd => Window.Session?.Close ?? Window.End;
}

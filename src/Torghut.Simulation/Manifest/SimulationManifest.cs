using Torghut.Market.Topics;
using Torghut.Reporting.Request;
using Torghut.Simulation.Identity;
using Torghut.Simulation.Prompts;
using Torghut.Trading.Execution;
using Torghut.Trading.Review;
using Torghut.Trading.Risk;
using Torghut.Trading.Strategies;
using Torghut.Trading.TechnicalAnalysis;

namespace Torghut.Simulation.Manifest;

/// <summary>All that a user says about a simulation: the input, the window, the trader, the stores and the report.</summary>
public sealed record SimulationManifest
{
    /// <summary>Name of the data set, kept in every row.</summary>
    public required string DatasetId { get; init; }

    /// <summary>Where stores and workloads live.</summary>
    public SimulationPlatform Platform { get; init; }

    /// <summary>Where the day comes from.</summary>
    public required SourceSection Source { get; init; }

    /// <summary>The time range.</summary>
    public WindowSection Window { get; init; } = new();

    /// <summary>Source topics that differ from the production topics.</summary>
    public TopicOverrides SourceTopicOverrides { get; init; } = TopicOverrides.None;

    /// <summary>Simulation topics that differ from the run's default ones.</summary>
    public TopicOverrides SimulationTopicOverrides { get; init; } = TopicOverrides.None;

    /// <summary>Kafka; null where the manifest has none.</summary>
    public KafkaSection? Kafka { get; init; }

    /// <summary>ClickHouse; null where the manifest has none.</summary>
    public ClickHouseSection? ClickHouse { get; init; }

    /// <summary>Postgres; null where the manifest has none.</summary>
    public PostgresSection? Postgres { get; init; }

    /// <summary>Schema registry; null where the manifest has none.</summary>
    public SchemaRegistrySection? SchemaRegistry { get; init; }

    /// <summary>Workloads and artifacts.</summary>
    public RuntimeSection Runtime { get; init; } = new();

    /// <summary>Pace of the replay.</summary>
    public ReplaySection Replay { get; init; } = new();

    /// <summary>Waits and least activity.</summary>
    public MonitorSection Monitor { get; init; } = new();

    /// <summary>Argo CD's automation.</summary>
    public ArgocdSection Argocd { get; init; } = new();

    /// <summary>Argo Rollouts' analyses.</summary>
    public RolloutsSection Rollouts { get; init; } = new();

    /// <summary>Fees in the report.</summary>
    public CostAssumptions Reporting { get; init; } = new();

    /// <summary>Thresholds of the report's findings.</summary>
    public VerdictThresholds Verdict { get; init; } = new();

    /// <summary>Prices of language models, by model.</summary>
    public IReadOnlyDictionary<string, ModelPrice> Prices { get; init; } = new Dictionary<string, ModelPrice>(StringComparer.Ordinal);

    /// <summary>Settings of the user's trader.</summary>
    public TorghutEnvOverrides TorghutEnvOverrides { get; init; } = new();

    /// <summary>Technical analysis.</summary>
    public TechnicalAnalysisSection TechnicalAnalysis { get; init; } = new();

    /// <summary>Strategies in the manifest's order, names distinct.</summary>
    public IReadOnlyList<StrategyDefinition> Strategies { get; init; } = DefaultStrategies;

    /// <summary>Risk limits.</summary>
    public RiskOptions Risk { get; init; } = new();

    /// <summary>Review of decisions.</summary>
    public ReviewSection Review { get; init; } = new();

    /// <summary>Execution simulation.</summary>
    public ExecutionSection Execution { get; init; } = new();

    /// <summary>The strategies of a manifest that names none: one <c>intraday_tsmom_v1</c> over all symbols.</summary>
    public static IReadOnlyList<StrategyDefinition> DefaultStrategies { get; } = Array.AsReadOnly(
    [
        new StrategyDefinition { Name = "intraday_tsmom_v1", Kind = StrategyKind.IntradayTsmomV1 },
    ]);

    /// <summary>The topic that records of a role come from.</summary>
    public string SourceTopic(TopicRole role) =>
        SourceTopicOverrides[role] ?? TopicRoles.ProductionTopic(role);

    /// <summary>The topic that records of a role go to in a run.</summary>
    public string SimulationTopic(TopicRole role, RunToken token) =>
        SimulationTopicOverrides[role] ?? TopicRoles.SimulationTopic(role, token.Value);

    /// <summary>Source topics of all roles.</summary>
    public IReadOnlyDictionary<TopicRole, string> SourceTopics() => TopicRoles.All.ToDictionary(role => role, SourceTopic);

    /// <summary>Simulation topics of all roles.</summary>
    public IReadOnlyDictionary<TopicRole, string> SimulationTopics(RunToken token) =>
        TopicRoles.All.ToDictionary(role => role, role => SimulationTopic(role, token));

    /// <summary>The strategies as the pipeline takes them.</summary>
    public IReadOnlyList<StrategyDefinition> ToStrategyDefinitions() => Strategies;

    /// <summary>Technical analysis as the pipeline takes it.</summary>
    public TechnicalAnalysisOptions ToTechnicalAnalysisOptions() => new()
    {
        QuoteStaleAfterMs = TechnicalAnalysis.QuoteStaleAfterMs,
        AvailabilityMs = Execution.Latency.TaMs ?? TechnicalAnalysis.MaxOutOfOrderMs,
    };

    /// <summary>The feature-quality gate as the pipeline takes it.</summary>
    public FeatureGateOptions ToFeatureGateOptions() => TorghutEnvOverrides.ToFeatureGateOptions();

    /// <summary>The review stage of the trader.</summary>
    public ReviewOptions ToReviewOptions()
    {
        if (Review.Mode != ReviewMode.Llm)
        {
            return new ReviewOptions
            {
                Kind = Review.Mode == ReviewMode.Off ? ReviewerKind.Off : ReviewerKind.Rules,
                Shadow = Review.Shadow,
                Policy = Review.Policy,
                Rules = Review.Rules,
            };
        }

        ReviewPrompt prompt = PromptLibrary.Load(Review.Prompt, Review.PromptFile);
        string model = Review.Endpoint.Model ?? string.Empty;
        ModelPrice? price = Prices.GetValueOrDefault(model);
        return new ReviewOptions
        {
            Kind = ReviewerKind.Model,
            Shadow = Review.Shadow,
            Model = model,
            PromptVersion = prompt.Version,
            PromptHash = prompt.Hash,
            Policy = Review.Policy,
            Breaker = Review.Breaker,
            Budget = Review.Budget with
            {
                PromptPerMillion = price?.PromptPerMillion,
                CompletionPerMillion = price?.CompletionPerMillion,
            },
        };
    }

    /// <summary>The execution simulation as the pipeline takes it.</summary>
    public ExecutionOptions ToExecutionOptions() => new()
    {
        Account = new AccountOptions
        {
            Label = Runtime.AccountLabel ?? TorghutEnvOverrides[TorghutEnvOverrides.AccountLabel] ?? new AccountOptions().Label,
            HashLabel = Runtime.AccountLabel,
            StartingCash = Execution.Account.StartingCash,
            Positions = Execution.Account.Positions,
        },
        PreferLimit = Execution.PreferLimit,
        ImmediateOrCancel = Execution.ImmediateOrCancel,
        QuoteSizeUnit = Execution.QuoteSizeUnit,
        DecisionMs = Execution.Latency.DecisionMs,
        SubmitMs = Execution.Latency.SubmitMs,
        AckMs = Execution.Latency.AckMs,
        Jitter = Execution.Latency.Jitter,
        Seed = Execution.Seed,
    };
}

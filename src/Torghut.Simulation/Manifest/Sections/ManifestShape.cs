using Torghut.Simulation.Manifest.Shapes;

namespace Torghut.Simulation.Manifest.Sections;

/// <summary>The whole manifest: the one description that parser, JSON Schema, reference and canonical form follow.</summary>
internal static class ManifestShape
{
    private static readonly ChoiceShape Platform = new("embedded", "cluster");

    /// <summary>The description.</summary>
    public static SectionShape<SimulationManifest> Shape { get; } = Trader(Stores(Input(
        new SectionShape<SimulationManifest>(() => new SimulationManifest { DatasetId = "", Source = new KafkaSource() })
        {
            IgnoredKeys =
            [
                "dataset_snapshot_ref", "candidate_id", "baseline_candidate_id", "strategy_spec_ref", "model_refs",
                "runtime_version_refs", "cachePolicy", "performance", "ta_restore", "autonomy", "experimental",
            ],
            Complete = ManifestRules.Complete,
        })))
        .Rule(["source", "kafka"], ManifestRules.RequireSource)
        .Rule(["platform", "kafka", "clickhouse", "postgres"], ManifestRules.RequireStores)
        .Rule(["source", "strategies"], ManifestRules.WarnOfForeignSymbols)
        .Rule(["source", "execution"], ManifestRules.WarnOfForeignPositions)
        .Rule(["ta", "execution"], ManifestRules.WarnOfEarlySignals);

    private static SectionShape<SimulationManifest> Input(SectionShape<SimulationManifest> shape) => shape
        .Add(new OptionalKey<SimulationManifest, string>(
            "$schema", "The JSON Schema of this file, for editors.", new TextShape(TextRules.Any), _ => null, (manifest, _) => manifest)
        { IsForEditors = true })
        .Required(
            "dataset_id",
            new TextShape(TextRules.Any),
            manifest => manifest.DatasetId,
            (manifest, value) => manifest with { DatasetId = value },
            "Name of the data set, kept in every row.")
        .Add(new ValueKey<SimulationManifest, string>(
            "platform",
            "Everything in the run folder and one process (embedded), or Kafka, ClickHouse, Postgres and Kubernetes (cluster).",
            Platform,
            manifest => Platform.Word((int)manifest.Platform),
            (manifest, value) => manifest with { Platform = (SimulationPlatform)Platform.Index(value) })
        { DefaultWords = "embedded; cluster where kafka is given" })
        .Add(new ValueKey<SimulationManifest, SourceSection>(
            "source",
            "Where the day comes from.",
            Lazy(() => new SourceShape()),
            manifest => manifest.Source,
            (manifest, value) => manifest with { Source = value })
        { DefaultWords = "kafka where kafka is given; otherwise it must be given" })
        .Required(
            "window",
            Lazy(() => WindowShape.Shape),
            manifest => manifest.Window,
            (manifest, value) => manifest with { Window = value },
            "The time range that is replayed.")
        .Value(
            "source_topics",
            Lazy(() => TopicsShape.Source),
            manifest => manifest.SourceTopicOverrides,
            (manifest, value) => manifest with { SourceTopicOverrides = value },
            "Topics of the source, where they are not the production topics.")
        .Value(
            "simulation_topics",
            Lazy(() => TopicsShape.Simulation),
            manifest => manifest.SimulationTopicOverrides,
            (manifest, value) => manifest with { SimulationTopicOverrides = value },
            "Topics of the run, where they are not the default ones.");

    private static SectionShape<SimulationManifest> Stores(SectionShape<SimulationManifest> shape) => shape
        .Optional(
            "kafka",
            Lazy(() => KafkaShape.Shape),
            manifest => manifest.Kafka,
            (manifest, value) => manifest with { Kafka = value },
            "Kafka's brokers and the topics made there; cluster, or source.kind kafka.")
        .Optional(
            "schema_registry",
            Lazy(() => SchemaRegistryShape.Shape),
            manifest => manifest.SchemaRegistry,
            (manifest, value) => manifest with { SchemaRegistry = value },
            "The schema registry of workloads that write Avro; cluster only.")
        .Optional(
            "clickhouse",
            Lazy(() => ClickHouseShape.Shape),
            manifest => manifest.ClickHouse,
            (manifest, value) => manifest with { ClickHouse = value },
            "The ClickHouse of the signal store; cluster only.")
        .Optional(
            "postgres",
            Lazy(() => PostgresShape.Shape),
            manifest => manifest.Postgres,
            (manifest, value) => manifest with { Postgres = value },
            "The Postgres of the ledger; cluster only.")
        .Value(
            "runtime",
            Lazy(() => RuntimeShape.Shape),
            manifest => manifest.Runtime,
            (manifest, value) => manifest with { Runtime = value },
            "The workloads, and where artifacts go.")
        .Value(
            "argocd",
            Lazy(() => ArgocdShape.Shape),
            manifest => manifest.Argocd,
            (manifest, value) => manifest with { Argocd = value },
            "Argo CD's automation of the workloads; cluster only.")
        .Value(
            "rollouts",
            Lazy(() => RolloutsShape.Shape),
            manifest => manifest.Rollouts,
            (manifest, value) => manifest with { Rollouts = value },
            "Argo Rollouts' analyses of the workloads; cluster only.")
        .Value(
            "replay",
            Lazy(() => ReplayShape.Shape),
            manifest => manifest.Replay,
            (manifest, value) => manifest with { Replay = value },
            "Pace and heartbeat of the replay.")
        .Value(
            "monitor",
            Lazy(() => MonitorShape.Shape),
            manifest => manifest.Monitor,
            (manifest, value) => manifest with { Monitor = value },
            "How long a run is waited for, and the least activity of a run that worked.");

    private static SectionShape<SimulationManifest> Trader(SectionShape<SimulationManifest> shape) => shape
        .Value(
            "ta",
            Lazy(() => TechnicalAnalysisShape.Shape),
            manifest => manifest.TechnicalAnalysis,
            (manifest, value) => manifest with { TechnicalAnalysis = value },
            "Technical analysis.")
        .Add(new ValueKey<SimulationManifest, IReadOnlyList<Trading.Strategies.StrategyDefinition>>(
            "strategies",
            "What decides; each strategy once.",
            Lazy(() => StrategyShape.List),
            manifest => manifest.Strategies,
            (manifest, value) => manifest with { Strategies = value })
        { DefaultWords = "one intraday_tsmom_v1 over all symbols" })
        .Value(
            "risk",
            Lazy(() => RiskShape.Shape),
            manifest => manifest.Risk,
            (manifest, value) => manifest with { Risk = value },
            "Risk limits; equal to a limit passes.")
        .Value(
            "review",
            Lazy(() => new ReviewShape()),
            manifest => manifest.Review,
            (manifest, value) => manifest with { Review = value },
            "The review of decisions before they become orders.")
        .Value(
            "execution",
            Lazy(() => ExecutionShape.Shape),
            manifest => manifest.Execution,
            (manifest, value) => manifest with { Execution = value },
            "The simulated account, orders and latencies.")
        .Value(
            "torghut_env_overrides",
            Lazy(() => EnvOverridesShape.Shape),
            manifest => manifest.TorghutEnvOverrides,
            (manifest, value) => manifest with { TorghutEnvOverrides = value },
            "Settings of the user's trader for the run; those that the embedded trader has too count there.")
        .Value(
            "reporting",
            Lazy(() => ReportingShape.Shape),
            manifest => manifest.Reporting,
            (manifest, value) => manifest with { Reporting = value },
            "Fees in the report: assumptions, stated as such.")
        .Value(
            "verdict",
            Lazy(() => VerdictShape.Shape),
            manifest => manifest.Verdict,
            (manifest, value) => manifest with { Verdict = value },
            "Thresholds behind the report's verdict.")
        .Value(
            "prices",
            Lazy(() => PriceShape.Map),
            manifest => manifest.Prices,
            (manifest, value) => manifest with { Prices = value },
            "Prices of language models per million tokens, by model.");

    private static LazyShape<T> Lazy<T>(Func<ValueShape<T>> make)
        where T : notnull => new(make);
}

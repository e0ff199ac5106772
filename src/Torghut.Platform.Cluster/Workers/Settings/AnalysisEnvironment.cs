using Torghut.Market.Topics;
using Torghut.Platform.Cluster.ClickHouse.Http;
using Torghut.Platform.Cluster.Kafka.Registry;
using Torghut.Platform.Cluster.Kafka.Topics;
using Torghut.Platform.Cluster.Workers.Analysis;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Runs;

namespace Torghut.Platform.Cluster.Workers.Settings;

/// <summary>The settings of a worker of technical analysis, from <c>TA_*</c> variables and the manifest.</summary>
internal static class AnalysisEnvironment
{
    private const string Registry = "TA_SCHEMA_REGISTRY_URL";
    private const string ProductionGroup = "torghut-ta";

    private static readonly (TopicRole Role, string Variable)[] Inputs =
    [
        (TopicRole.Trades, "TA_TRADES_TOPIC"), (TopicRole.Quotes, "TA_QUOTES_TOPIC"), (TopicRole.Bars, "TA_BARS1M_TOPIC"),
    ];

    /// <summary>Reads them.</summary>
    /// <param name="environment">The variables.</param>
    /// <param name="run">The run; null without a manifest.</param>
    /// <param name="worker">Name of this worker.</param>
    /// <exception cref="SimulationException">Something is missing or not understood (exit code 2), or is production's (exit code 3).</exception>
    public static AnalysisSettings Read(WorkerEnvironment environment, RunDefinition? run, string worker)
    {
        string format = environment.Find("TA_OUTPUT_FORMAT") ?? "json";
        Func<SchemaRegistry>? registry = RegistryEnvironment.Read(Registry, environment, run);
        if (format == "avro" && registry is null)
        {
            throw new SimulationException(
                ExitCode.Usage,
                "worker_setting_missing",
                $"TA_OUTPUT_FORMAT is avro, and neither {Registry} nor schema_registry.url of a manifest says where the schemas are.");
        }

        if (format is not ("json" or "avro"))
        {
            throw new SimulationException(
                ExitCode.Usage,
                "output_format_unsupported",
                $"TA_OUTPUT_FORMAT: found {format}; expected json or avro.");
        }

        string? reset = environment.Find("TA_AUTO_OFFSET_RESET");
        if (reset is not (null or "earliest"))
        {
            throw new SimulationException(
                ExitCode.Usage, "worker_setting_invalid", $"TA_AUTO_OFFSET_RESET: found {reset}; expected earliest: a replay is analysed from its beginning.");
        }

        (ClickHouseAddress address, string database) = ClickHouseEnvironment.Read(environment, run);
        return new AnalysisSettings
        {
            Connection = KafkaEnvironment.Read("TA_KAFKA_", environment, run),
            GroupId = GroupId(environment.Require("TA_GROUP_ID", run?.Identity.TechnicalAnalysisGroup)),
            ClientId = worker,
            InputTopics = Inputs
                .Select(input => (input.Role, Topic: environment.Find(input.Variable) ?? run?.SimulationTopics.GetValueOrDefault(input.Role)))
                .Where(input => input.Topic is not null)
                .ToDictionary(input => TopicRoles.Key(input.Role), input => input.Topic!),
            Topics = new AnalysisTopics(
                Output(environment, "TA_MICROBARS_TOPIC", TopicRole.TaMicrobars, run),
                Output(environment, "TA_SIGNALS_TOPIC", TopicRole.TaSignals, run),
                Output(environment, "TA_STATUS_TOPIC", TopicRole.TaStatus, run)),
            ClickHouse = address,
            Database = database,
            OpenRegistry = registry,
            WritesAvro = format == "avro",
        };
    }

    private static string Output(WorkerEnvironment environment, string variable, TopicRole role, RunDefinition? run)
    {
        string topic = environment.Require(variable, run?.SimulationTopics.GetValueOrDefault(role));
        new TopicGuard(run?.SourceTopics.Values ?? []).Require(topic);
        return topic;
    }

    private static string GroupId(string group) => group == ProductionGroup
        ? throw new SimulationException(
            ExitCode.Refused, "isolation_guard_failed:ta_group_isolated", $"TA_GROUP_ID: found {group}; expected a group of the run's own, such as torghut-ta-sim-<run>.")
        : group;
}

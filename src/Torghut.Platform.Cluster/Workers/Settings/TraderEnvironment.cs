using Torghut.Market.Topics;
using Torghut.Platform.Cluster.Kafka.Topics;
using Torghut.Platform.Cluster.Postgres.Addresses;
using Torghut.Platform.Cluster.Postgres.Databases;
using Torghut.Platform.Cluster.Workers.Trader;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Runs;
using Torghut.Simulation.Secrets;

namespace Torghut.Platform.Cluster.Workers.Settings;

/// <summary>The settings of a trader, from <c>TRADING_*</c> variables, <c>DB_DSN</c> and the manifest.</summary>
internal static class TraderEnvironment
{
    /// <summary>Reads them.</summary>
    /// <param name="environment">The variables.</param>
    /// <param name="run">The run.</param>
    /// <param name="worker">Name of this worker.</param>
    /// <param name="openReviewer">Makes the one who answers reviews.</param>
    /// <exception cref="SimulationException">Something is missing or not understood (exit code 2), or is production's or live (exit code 3).</exception>
    public static TraderSettings Read(WorkerEnvironment environment, RunDefinition run, string worker, Func<IReviewer?> openReviewer)
    {
        RequireSimulation(environment);
        if (environment.Find("TRADING_SIMULATION_RUN_ID") is { } id && id != run.Identity.RunId)
        {
            throw new SimulationException(
                ExitCode.Usage, "worker_setting_invalid", $"TRADING_SIMULATION_RUN_ID: found {id}; expected {run.Identity.RunId}, as --run-id says.");
        }

        return new TraderSettings
        {
            Run = run,
            Connection = KafkaEnvironment.Read("TRADING_ORDER_FEED_", environment, run),
            ClientId = worker,
            Ledger = Ledger(environment, run),
            SignalsTopic = environment.Require("TRADING_SIGNALS_TOPIC", run.SimulationTopics.GetValueOrDefault(TopicRole.TaSignals)),
            StatusTopic = environment.Require("TRADING_TA_STATUS_TOPIC", run.SimulationTopics.GetValueOrDefault(TopicRole.TaStatus)),
            OrderUpdatesTopic = OrderUpdates(environment, run),
            OpenRegistry = RegistryEnvironment.Read("TRADING_SCHEMA_REGISTRY_URL", environment, run),
            OpenReviewer = openReviewer,
        };
    }

    private static string OrderUpdates(WorkerEnvironment environment, RunDefinition run)
    {
        string topic = environment.Find("TRADING_SIMULATION_ORDER_UPDATES_TOPIC")
            ?? environment.Require("TRADING_ORDER_FEED_TOPIC", run.SimulationTopics.GetValueOrDefault(TopicRole.OrderUpdates));
        new TopicGuard(run.SourceTopics.Values).Require(topic);
        return topic;
    }

    private static PostgresAddress Ledger(WorkerEnvironment environment, RunDefinition run)
    {
        PostgresAddress address = environment.Find("DB_DSN") is { } text
            ? PostgresAddress.Parse(new DatabaseAddress(text))
            : run.Manifest.Postgres is { } section
                ? PostgresTargets.Resolve(section, run.Identity.DatabaseName, environment.Find).Runtime
                : throw new SimulationException(
                    ExitCode.Usage, "worker_setting_missing", "The environment variable DB_DSN is not set, and the manifest does not say where Postgres is.");
        PostgresTargets.Guard(address.Database);
        return address;
    }

    /// <summary>A worker that was told to trade for real is not started.</summary>
    private static void RequireSimulation(WorkerEnvironment environment)
    {
        Require(environment, "TRADING_EXECUTION_ADAPTER", "simulation");
        Require(environment, "TRADING_MODE", "paper");
        Require(environment, "TRADING_LIVE_ENABLED", "false");
        Require(environment, "TRADING_SIMULATION_ENABLED", "true");
    }

    private static void Require(WorkerEnvironment environment, string variable, string expected)
    {
        if (environment.Find(variable) is { } found && !found.Equals(expected, StringComparison.OrdinalIgnoreCase))
        {
            throw new SimulationException(
                ExitCode.Refused,
                "isolation_guard_failed:execution_adapter_simulated",
                $"{variable}: found {found}; expected {expected}: this trader's orders meet the recorded quotes and nothing else.");
        }
    }
}

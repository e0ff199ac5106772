using Torghut.Market.Topics;
using Torghut.Platform.Cluster.ClickHouse.Databases;
using Torghut.Platform.Cluster.Kafka.Registry;
using Torghut.Platform.Cluster.Kafka.Topics;
using Torghut.Platform.Cluster.Postgres.Databases;
using Torghut.Platform.Cluster.Runs.Servers;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Runs;

namespace Torghut.Platform.Cluster.Runs.Stages;

/// <summary>Makes what a run works on: its databases with their tables, its topics, its schemas. Each is pledged before it is made.</summary>
internal sealed class RunStage(ClusterServers servers, IPledgedMutations mutations)
{
    private static readonly TimeSpan MigrationsLimit = TimeSpan.FromMinutes(10);

    /// <summary>Makes everything.</summary>
    /// <param name="sourcePartitions">Partitions of the source by role; absent where it is not known.</param>
    /// <param name="cancellationToken">Stops; what was made until then is pledged.</param>
    /// <returns>The run's topics by role.</returns>
    /// <exception cref="Torghut.Simulation.Errors.SimulationException">Something is there already, or a server refuses.</exception>
    public async Task<IReadOnlyDictionary<TopicRole, SimulationTopic>> MakeAsync(
        IReadOnlyDictionary<TopicRole, int> sourcePartitions, CancellationToken cancellationToken)
    {
        await MakeLedgerAsync(cancellationToken).ConfigureAwait(false);
        await MakeSignalsAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyDictionary<TopicRole, SimulationTopic> topics = Shapes(servers, sourcePartitions);
        foreach (SimulationTopic topic in topics.OrderBy(topic => topic.Key).Select(topic => topic.Value))
        {
            servers.Guard.Require(topic.Name);
            await mutations
                .PerformAsync(
                    TopicThings.ObligationFor(topic, servers.Kafka.BootstrapServers, servers.KafkaSection.KeepsTopics), cancellationToken)
                .ConfigureAwait(false);
        }

        await MakeSubjectsAsync(cancellationToken).ConfigureAwait(false);
        return topics;
    }

    /// <summary>Shapes of the run's topics.</summary>
    public static IReadOnlyDictionary<TopicRole, SimulationTopic> Shapes(
        ClusterServers servers, IReadOnlyDictionary<TopicRole, int> sourcePartitions)
    {
        RunDefinition run = servers.Run;
        KafkaSection kafka = servers.KafkaSection;

        // Files of other kinds number their partitions by symbol: their days get the default number, and records go by key.
        bool areReal = run.Manifest.Source is KafkaSource or DumpSource || kafka.MaxPartitionsPerTopic is not null;
        return TopicShapes.Decide(
            run.SimulationTopics, sourcePartitions, areReal ? kafka : kafka with { MaxPartitionsPerTopic = kafka.DefaultPartitions });
    }

    private async Task MakeLedgerAsync(CancellationToken cancellationToken)
    {
        RunDatabase ledger = servers.Ledger();
        await mutations
            .PerformAsync(RunDatabaseThing.ObligationFor(ledger, servers.PostgresSection.KeepsDatabase), cancellationToken)
            .ConfigureAwait(false);
        if (servers.PostgresSection.MigrationsCommand is { } command)
        {
            await MigrationsCommand.RunAsync(command, servers.Postgres.Run, MigrationsLimit, cancellationToken).ConfigureAwait(false);
            await ledger.VerifyTablesAsync(cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await ledger.MigrateAsync(cancellationToken).ConfigureAwait(false);
        }

        await ledger.GrantAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task MakeSignalsAsync(CancellationToken cancellationToken)
    {
        using SignalDatabase signals = servers.Signals();
        await mutations
            .PerformAsync(SignalDatabaseThing.ObligationFor(signals, servers.ClickHouseSection.KeepsDatabase), cancellationToken)
            .ConfigureAwait(false);
        await signals.CreateTablesAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task MakeSubjectsAsync(CancellationToken cancellationToken)
    {
        using SchemaRegistry? registry = servers.Registry();
        if (registry is null)
        {
            return;
        }

        foreach ((TopicRole role, string topic) in servers.Run.SimulationTopics.OrderBy(topic => topic.Key))
        {
            Obligation? subject = await SubjectThings
                .ObligationForAsync(registry, registry.Url, servers.Run.SourceTopics[role], topic, cancellationToken)
                .ConfigureAwait(false);
            if (subject is not null)
            {
                await mutations.PerformAsync(subject, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}

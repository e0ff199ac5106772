using Torghut.Market.Topics;
using Torghut.Platform.Cluster.ClickHouse.Databases;
using Torghut.Platform.Cluster.Kafka.Registry;
using Torghut.Platform.Cluster.Kafka.Topics;
using Torghut.Platform.Cluster.Postgres.Databases;
using Torghut.Platform.Cluster.Runs.Servers;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Guards;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Runs;

namespace Torghut.Platform.Cluster.Runs.Stages;

/// <summary>Asks every server, before the first write, whether it is there and allows what the run is going to do.</summary>
internal sealed class RunProbes(ClusterServers servers)
{
    private RunDefinition Run => servers.Run;

    /// <summary>Asks all of them, so that a user hears of everything at once.</summary>
    public async Task<IReadOnlyList<GuardResult>> AskAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<GuardResult>[] results = await Task.WhenAll(
            TryAsync("kafka", KafkaAsync, cancellationToken),
            TryAsync("postgres", PostgresAsync, cancellationToken),
            TryAsync("clickhouse", ClickHouseAsync, cancellationToken),
            TryAsync("schema_registry", RegistryAsync, cancellationToken)).ConfigureAwait(false);
        return [.. results.SelectMany(result => result)];
    }

    private static async Task<IReadOnlyList<GuardResult>> TryAsync(
        string check, Func<CancellationToken, Task<IReadOnlyList<GuardResult>>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await ask(cancellationToken).ConfigureAwait(false);
        }
        catch (SimulationException failure) when (!failure.Code.StartsWith("isolation_guard_failed", StringComparison.Ordinal))
        {
            string hint = failure.Hint is null ? "" : " " + failure.Hint;
            return [new GuardResult(check, Passed: false, failure.Message + hint)];
        }
    }

    private async Task<IReadOnlyList<GuardResult>> KafkaAsync(CancellationToken cancellationToken)
    {
        using KafkaTopics topics = servers.Topics(QuietProgress.Instance);
        List<GuardResult> results = [];
        if (Run.Manifest.Source is KafkaSource)
        {
            List<string> missing = [];
            foreach (TopicRole role in (TopicRole[])[TopicRole.Trades, TopicRole.Quotes])
            {
                if (await topics.PartitionsAsync(Run.SourceTopics[role], cancellationToken).ConfigureAwait(false) is null)
                {
                    missing.Add(Run.SourceTopics[role]);
                }
            }

            results.Add(new GuardResult(
                "kafka_source_topics",
                missing.Count == 0,
                missing.Count == 0
                    ? "the source's topics are there"
                    : $"Kafka at {servers.Kafka.BootstrapServers} has no topic {string.Join(", ", missing)}; expected the manifest's source_topics."));
        }

        // What this run itself made and still owes is put back, or gone on with, before anything is made.
        HashSet<string> owed = [.. Owed()];
        List<string> taken = [];
        foreach (string topic in Run.SimulationTopics.Values.Where(topic => !owed.Contains(topic)).Order(StringComparer.Ordinal))
        {
            if (await topics.PartitionsAsync(topic, cancellationToken).ConfigureAwait(false) is not null)
            {
                taken.Add(topic);
            }
        }

        results.Add(new GuardResult(
            "kafka_simulation_topics",
            taken.Count == 0,
            taken.Count == 0
                ? $"the run's {Run.SimulationTopics.Count} topics are free at {servers.Kafka.BootstrapServers}"
                : $"{string.Join(", ", taken)}: found there already, and this run does not owe them; expected none. Delete them if nobody needs them, or choose another --run-id."));
        return results;
    }

    private IEnumerable<string> Owed()
    {
        try
        {
            return ObligationJournal.ReadOutstanding(Run.Folder).Where(owed => owed.Obligation.Kind == TopicThings.Kind).Select(owed => owed.Obligation.Target);
        }
        catch (SimulationException)
        {
            return [];
        }
    }

    private async Task<IReadOnlyList<GuardResult>> PostgresAsync(CancellationToken cancellationToken)
    {
        DatabaseProbe probe = await servers.Ledger().ProbeAsync(cancellationToken).ConfigureAwait(false);
        return
        [
            new GuardResult(
                "postgres",
                probe.Problems.Count == 0,
                probe.Problems.Count == 0
                    ? $"PostgreSQL {probe.ServerVersion} lets {servers.Postgres.Admin} make {servers.Postgres.Database}"
                    : string.Join(" ", probe.Problems)),
        ];
    }

    private async Task<IReadOnlyList<GuardResult>> ClickHouseAsync(CancellationToken cancellationToken)
    {
        using SignalDatabase signals = servers.Signals();
        SignalDatabaseProbe probe = await signals.ProbeAsync(cancellationToken).ConfigureAwait(false);
        return
        [
            new GuardResult(
                "clickhouse",
                probe.Problems.Count == 0,
                probe.Problems.Count == 0
                    ? $"ClickHouse {probe.ServerVersion} lets {servers.ClickHouse} make {signals.Name}"
                    : string.Join(" ", probe.Problems)),
        ];
    }

    private async Task<IReadOnlyList<GuardResult>> RegistryAsync(CancellationToken cancellationToken)
    {
        using SchemaRegistry? registry = servers.Registry();
        if (registry is null)
        {
            return [];
        }

        List<string> known = [];
        foreach (string topic in Run.SourceTopics.OrderBy(topic => topic.Key).Select(topic => topic.Value))
        {
            if (await registry.LatestAsync(SchemaRegistry.ValueSubject(topic), cancellationToken).ConfigureAwait(false) is not null)
            {
                known.Add(topic);
            }
        }

        return [new GuardResult("schema_registry", Passed: true, $"{registry.Url} has value schemas of {known.Count} of the production topics")];
    }
}

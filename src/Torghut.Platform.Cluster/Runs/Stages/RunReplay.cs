using NodaTime;
using Torghut.Market.Topics;
using Torghut.Platform.Cluster.Kafka.Replay;
using Torghut.Platform.Cluster.Kafka.Topics;
using Torghut.Platform.Cluster.Runs.Days;
using Torghut.Platform.Cluster.Runs.Servers;
using Torghut.Platform.Cluster.Workers.Announcements;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Progress;
using Torghut.Simulation.Runs;

namespace Torghut.Platform.Cluster.Runs.Stages;

/// <summary>Tells workers of a run's replay, and publishes its dump into the run's topics.</summary>
internal sealed class RunReplay(ClusterServers servers, IProgressObserver observer, TimeProvider time)
{
    /// <summary>Publishes; complete when it returns.</summary>
    /// <param name="dump">The dump.</param>
    /// <param name="topics">The run's topics by role, empty.</param>
    /// <param name="cancellationToken">Stops; a part is then in the topics, which are not used again.</param>
    public async Task<ReplayResult> PublishAsync(
        DayDump dump, IReadOnlyDictionary<TopicRole, SimulationTopic> topics, CancellationToken cancellationToken)
    {
        RunDefinition run = servers.Run;
        TopicRole[] roles = [.. run.SourceTopics.Keys.Where(TopicRoles.IsReplayed)];
        Dictionary<string, SimulationTopic> targets = roles.ToDictionary(role => run.SourceTopics[role], role => topics[role], StringComparer.Ordinal);
        ReplayAnnouncement announcement = ReplayCensus.Take(run, dump.Path, targets, cancellationToken);
        await new ReplayAnnouncer(servers.Kafka, servers.Guard, observer)
            .PublishAsync(topics[TopicRole.TaStatus].Name, run.Identity.ReplayClientId, announcement, cancellationToken)
            .ConfigureAwait(false);
        KafkaReplayResult result = await new KafkaReplay(servers.Kafka, servers.Guard, observer, time)
            .RunAsync(
                new KafkaReplayRequest
                {
                    DumpPath = dump.Path,
                    Window = run.Window,
                    Targets = targets,
                    Lineage = new ReplayLineage(run.Identity.RunId, run.Manifest.DatasetId),
                    ClientId = run.Identity.ReplayClientId,
                    Pace = run.Pace,
                    Settings = run.Manifest.Replay,
                    TotalRecords = dump.Records,
                },
                cancellationToken)
            .ConfigureAwait(false);
        return new ReplayResult
        {
            Records = result.Records,
            RecordsByRole = roles.ToDictionary(role => role, role => result.RecordsByTopic.GetValueOrDefault(topics[role].Name)),

            // What came of it is counted in the stores, while the workloads are at it.
            Signals = 0,
            Decisions = 0,
            Executions = 0,
            OrderEvents = 0,
            TcaMetrics = 0,
            LastSignal = (Instant?)null,
            Cursor = null,
            Elapsed = result.Elapsed,
        };
    }
}

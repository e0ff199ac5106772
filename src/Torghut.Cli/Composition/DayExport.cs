using Torghut.Market.Topics;
using Torghut.Platform.Cluster.Kafka.Connection;
using Torghut.Platform.Cluster.Kafka.Dump;
using Torghut.Platform.Cluster.Kafka.Replay;
using Torghut.Platform.Cluster.Kafka.Topics;
using Torghut.Platform.Cluster.Runs.Days;
using Torghut.Platform.Embedded.Preparation;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Dumps;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Guards;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Progress;
using Torghut.Simulation.Runs;

namespace Torghut.Cli.Composition;

/// <summary>Writes the day of a manifest's source elsewhere: as a dump's file, or into Kafka topics.</summary>
internal sealed class DayExport(RunDefinition run, IProgressObserver observer, TimeProvider time)
{
    /// <summary>Writes a dump.</summary>
    /// <param name="path">The file; its name tells how it is compressed.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<DumpDigests> ToFileAsync(string path, CancellationToken cancellationToken)
    {
        DumpCompression compression = path switch
        {
            _ when path.EndsWith(".zst", StringComparison.Ordinal) => DumpCompression.Zstd,
            _ when path.EndsWith(".gz", StringComparison.Ordinal) => DumpCompression.Gzip,
            _ => DumpCompression.None,
        };
        if (run.Manifest.Source is not KafkaSource)
        {
            return SourceExport.Write(run, path, compression, cancellationToken);
        }

        // The chunks stand beside the file: the same command goes on with them after a crash.
        string folder = path + ".parts";
        KafkaDumpResult dump = await DumpAsync(folder, cancellationToken).ConfigureAwait(false);
        DumpDigests digests = dump.Document.Digests;
        if (compression == DumpCompression.Zstd)
        {
            File.Move(dump.Path, path, overwrite: true);
        }
        else
        {
            digests = SourceExport.Rewrite(dump.Path, run, path, compression, cancellationToken);
        }

        Directory.Delete(folder, recursive: true);
        return digests;
    }

    /// <summary>Publishes the day into the run's simulation topics, which are made and stay.</summary>
    /// <exception cref="SimulationException">A guard refuses a topic (exit code 3), one is there already, or brokers fail (exit code 4).</exception>
    public async Task<KafkaReplayResult> ToKafkaAsync(CancellationToken cancellationToken)
    {
        IsolationGuards.Enforce(IsolationGuards.Evaluate(run));
        KafkaConnection connection = Connection();
        string folder = Directory.CreateTempSubdirectory("torghut-sim-export-").FullName;
        try
        {
            string path = Path.Combine(folder, DumpWriter.FileName(DumpCompression.Zstd));
            DumpDigests digests = await ToFileAsync(path, cancellationToken).ConfigureAwait(false);
            return await PublishAsync(connection, path, digests.Records, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<KafkaReplayResult> PublishAsync(KafkaConnection connection, string path, long records, CancellationToken cancellationToken)
    {
        (IReadOnlyDictionary<TopicRole, int> partitions, _) = DumpPartitions.Count(path, run.SourceTopics, cancellationToken);
        if (partitions.Count == 0)
        {
            throw new SimulationException(
                ExitCode.Refused, "dump_records_empty", $"The source has no record of {string.Join(", ", run.SourceTopics.Where(topic => TopicRoles.IsReplayed(topic.Key)).Select(topic => topic.Value))}; expected records to export.");
        }

        IReadOnlyDictionary<TopicRole, SimulationTopic> shapes = TopicShapes.Decide(
            run.SimulationTopics.Where(topic => partitions.ContainsKey(topic.Key)).ToDictionary(), partitions, Limits());
        RunControl control = PlatformFactory.Cluster(time).ControlOfExport(run);
        using ExportJournal journal = await ExportJournal.OpenAsync(run, control, observer, time, cancellationToken).ConfigureAwait(false);
        try
        {
            await MakeAsync(connection, shapes.Values, journal, cancellationToken).ConfigureAwait(false);
            KafkaReplayResult result = await ReplayAsync(connection, path, records, shapes, cancellationToken).ConfigureAwait(false);
            journal.Complete();
            return result;
        }
        catch
        {
            await journal.PutBackAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Makes the topics that are not there; one that is there and empty is its owner's, and used.</summary>
    private async Task MakeAsync(
        KafkaConnection connection, IEnumerable<SimulationTopic> shapes, ExportJournal journal, CancellationToken cancellationToken)
    {
        using var topics = new KafkaTopics(connection, run.Identity.ReplayClientId, new TopicGuard(run.SourceTopics.Values), observer, time);
        foreach (SimulationTopic topic in shapes)
        {
            if (await topics.PartitionsAsync(topic.Name, cancellationToken).ConfigureAwait(false) is null)
            {
                await journal.MakeAsync(TopicThings.ObligationFor(topic, connection.BootstrapServers), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private Task<KafkaReplayResult> ReplayAsync(
        KafkaConnection connection,
        string path,
        long records,
        IReadOnlyDictionary<TopicRole, SimulationTopic> shapes,
        CancellationToken cancellationToken) =>
        new KafkaReplay(connection, new TopicGuard(run.SourceTopics.Values), observer, time).RunAsync(
            new KafkaReplayRequest
            {
                DumpPath = path,
                Window = run.Window,
                Targets = shapes.ToDictionary(shape => run.SourceTopics[shape.Key], shape => shape.Value),
                Lineage = new ReplayLineage(run.Identity.RunId, run.Manifest.DatasetId),
                ClientId = run.Identity.ReplayClientId,
                Pace = run.Pace,
                Settings = run.Manifest.Replay,
                TotalRecords = records,
            },
            cancellationToken);

    /// <summary>
    /// Files of other kinds number their partitions by symbol: their days get the default number of partitions, and records go
    /// by their keys.
    /// </summary>
    private KafkaSection Limits()
    {
        KafkaSection kafka = run.Manifest.Kafka!;
        return run.Manifest.Source is KafkaSource or DumpSource || kafka.MaxPartitionsPerTopic is not null
            ? kafka
            : kafka with { MaxPartitionsPerTopic = kafka.DefaultPartitions };
    }

    private Task<KafkaDumpResult> DumpAsync(string folder, CancellationToken cancellationToken)
    {
        TopicRole[] replayed = [.. run.SourceTopics.Keys.Where(TopicRoles.IsReplayed)];
        return new KafkaDump(Connection(), observer, time).RunAsync(
            new KafkaDumpRequest
            {
                Window = run.Window,
                Topics = replayed.ToDictionary(role => run.SourceTopics[role], role => (string?)run.SimulationTopics[role]),
                Folder = folder,
                ClientId = run.Identity.DumpClientId,
                MaxBytesPerSecond = run.Manifest.Kafka!.MaxBytesPerSecond,
            },
            cancellationToken);
    }

    private KafkaConnection Connection() => run.Manifest.Kafka is { } kafka
        ? new KafkaConnection(kafka.Client, Environment.GetEnvironmentVariable)
        : throw new SimulationException(ExitCode.Usage, "kafka_missing", "kafka: found no such section; expected kafka.bootstrap_servers, where the day is to go.");
}

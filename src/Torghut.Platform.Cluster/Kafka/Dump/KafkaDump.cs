using System.Globalization;
using System.Text.Json;
using Confluent.Kafka;
using Torghut.Platform.Cluster.Kafka.Chunks;
using Torghut.Platform.Cluster.Kafka.Connection;
using Torghut.Platform.Cluster.Kafka.Selection;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Dumps;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Progress;

namespace Torghut.Platform.Cluster.Kafka.Dump;

/// <summary>
/// Dumps a window of topics: finds its offsets, reads all partitions in parallel into chunks, merges the chunks into one file.
/// Reads only; a dump that was broken off goes on with its complete chunks.
/// </summary>
public sealed class KafkaDump
{
    /// <summary>Name of the document in the dump's folder.</summary>
    public const string DocumentName = "source-dump.kafka.json";

    private const int MaxLanes = 4;
    private const string ChunksName = "chunks";
    private static readonly TimeSpan MetadataPatience = TimeSpan.FromSeconds(30);

    private readonly KafkaConnection _connection;
    private readonly IProgressObserver _observer;
    private readonly TimeProvider _time;

    /// <summary>Makes a dumper.</summary>
    public KafkaDump(KafkaConnection connection, IProgressObserver observer, TimeProvider time)
    {
        _connection = connection;
        _observer = observer;
        _time = time;
    }

    /// <summary>Dumps, or takes the dump that is there.</summary>
    /// <exception cref="SimulationException">
    /// A topic is missing, brokers cannot be reached or refuse (exit code 3); the disk is full (exit code 4).
    /// </exception>
    public async Task<KafkaDumpResult> RunAsync(KafkaDumpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var log = new KafkaLog(_connection, _observer);
        using IConsumer<byte[]?, byte[]?> probe = OpenProbe(request, log);
        using IAdminClient admin = new DependentAdminClientBuilder(probe.Handle).Build();
        (DumpIdentity identity, List<TopicPartition> partitions, List<string> missing) =
            await IdentifyAsync(request, admin, cancellationToken).ConfigureAwait(false);
        if (!request.Force && TryReuse(request, identity, cancellationToken) is { } reused)
        {
            return reused;
        }

        AtomicFile.CreateFolder(request.Folder);
        var folder = new ChunkFolder(Path.Combine(request.Folder, ChunksName));
        DumpSelection? selection = request.Force ? null : folder.TryResume(identity);
        if (selection is null)
        {
            selection = await new SelectionFinder(_connection, admin, _time).FindAsync(identity, partitions, cancellationToken).ConfigureAwait(false);
            folder.Start(selection);
        }

        await ReadAsync(request, selection, folder, log, cancellationToken).ConfigureAwait(false);
        return await Task.Run(() => Assemble(request, selection, folder, missing, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Which offsets the dump reads, or has read where it is there already or was begun; reads no record and writes nothing.
    /// </summary>
    /// <exception cref="SimulationException">A topic is missing, brokers cannot be reached or refuse (exit code 3).</exception>
    public async Task<DumpSelection> SelectAsync(KafkaDumpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        using IConsumer<byte[]?, byte[]?> probe = OpenProbe(request, new KafkaLog(_connection, _observer));
        using IAdminClient admin = new DependentAdminClientBuilder(probe.Handle).Build();
        (DumpIdentity identity, List<TopicPartition> partitions, _) = await IdentifyAsync(request, admin, cancellationToken).ConfigureAwait(false);
        return TryReadDocument(request.Folder) is { } document && identity.IsSame(document.Identity)
            ? new DumpSelection { Identity = identity, Partitions = [.. document.Partitions.Select(partition => partition.Selection)] }
            : new ChunkFolder(Path.Combine(request.Folder, ChunksName)).TryResume(identity)
                ?? await new SelectionFinder(_connection, admin, _time).FindAsync(identity, partitions, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What is said of the dump that is in a folder; null where there is none, or only a part of one.</summary>
    public static KafkaDumpDocument? TryReadDocument(string folder)
    {
        try
        {
            using FileStream file = File.OpenRead(Path.Combine(folder, DocumentName));
            return JsonSerializer.Deserialize(file, KafkaDumpJson.Default.KafkaDumpDocument);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    private async Task<(DumpIdentity Identity, List<TopicPartition> Partitions, List<string> Missing)> IdentifyAsync(
        KafkaDumpRequest request, IAdminClient admin, CancellationToken cancellationToken)
    {
        var metadata = new KafkaMetadata(_connection, admin, _time);
        (List<TopicPartition> partitions, List<string> missing) = await TopicsAsync(request, metadata, cancellationToken).ConfigureAwait(false);
        var identity = new DumpIdentity
        {
            ClusterId = await metadata.ClusterIdAsync(cancellationToken).ConfigureAwait(false),
            WindowStartMs = request.Window.Start.ToUnixTimeMilliseconds(),
            WindowEndMs = request.Window.End.ToUnixTimeMilliseconds(),
            Topics = new SortedDictionary<string, string?>(request.Topics.ToDictionary(), StringComparer.Ordinal),
        };
        return (identity, partitions, missing);
    }

    /// <summary>A dump of the same window, topics and cluster whose file is as it was written.</summary>
    private static KafkaDumpResult? TryReuse(KafkaDumpRequest request, DumpIdentity identity, CancellationToken cancellationToken)
    {
        KafkaDumpDocument? document = TryReadDocument(request.Folder);
        string dump = Path.Combine(request.Folder, document?.File ?? "");
        return document is not null && identity.IsSame(document.Identity) && File.Exists(dump)
            && DumpFile.Hash(dump, cancellationToken).Sha256 == document.Digests.FileSha256
            ? new KafkaDumpResult(dump, document, Reused: true)
            : null;
    }

    private async Task<(List<TopicPartition> Partitions, List<string> Missing)> TopicsAsync(
        KafkaDumpRequest request, KafkaMetadata metadata, CancellationToken cancellationToken)
    {
        TimeSpan patience = request.Patience < MetadataPatience ? request.Patience : MetadataPatience;
        List<TopicPartition> partitions = [];
        List<string> missing = [];
        foreach (string topic in request.Topics.Keys.Order(StringComparer.Ordinal))
        {
            int? count = await metadata.PartitionsAsync(topic, ExitCode.Refused, patience, cancellationToken).ConfigureAwait(false);
            if (count is null)
            {
                missing.Add(topic);
            }

            partitions.AddRange(Enumerable.Range(0, count ?? 0).Select(partition => new TopicPartition(topic, partition)));
        }

        List<string> refused = [.. missing.Where(topic => request.RequiredTopics.Contains(topic) || partitions.Count == 0)];
        if (refused.Count > 0)
        {
            throw new SimulationException(
                ExitCode.Refused,
                "kafka_topic_not_found",
                $"Kafka at {_connection.BootstrapServers}: found no topic {string.Join(", ", refused)}; expected the manifest's source_topics.")
            {
                Hint = "Check source_topics, and that the user may describe the topics.",
            };
        }

        foreach (string topic in missing)
        {
            _observer.Noted(NoteLevel.Warning, "kafka_topic_not_found", $"The cluster has no topic {topic}: nothing of it is dumped.");
        }

        return (partitions, missing);
    }

    private async Task ReadAsync(
        KafkaDumpRequest request, DumpSelection selection, ChunkFolder folder, KafkaLog log, CancellationToken cancellationToken)
    {
        List<PartitionRecorder> recorders = [];
        try
        {
            recorders.AddRange(selection.Partitions.Select(partition => new PartitionRecorder(
                partition, selection.Identity, folder, request.ChunkBytes, folder.Complete(partition, cancellationToken))));
            int open = recorders.Count(recorder => !recorder.IsDone && recorder.NextOffset < recorder.Selection.StopOffset);
            int lanes = Math.Clamp(Math.Min(Environment.ProcessorCount / 2, open), 1, MaxLanes);
            var progress = new DumpProgress(_observer, recorders.Sum(recorder => recorder.Selection.StopOffset - recorder.Selection.StartOffset));
            progress.Add(recorders.Sum(recorder => recorder.DoneOffsets), timestampMs: null);
            var context = new DumpLaneContext
            {
                Connection = _connection,
                ClientId = request.ClientId,
                Lanes = lanes,
                MaxBytesPerSecond = request.MaxBytesPerSecond,
                Throttle = new ByteThrottle(request.MaxBytesPerSecond, _time),
                Progress = progress,
                Log = log,
                Patience = request.Patience,
                Time = _time,
            };
            await RunLanesAsync(context, recorders, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            recorders.ForEach(recorder => recorder.Dispose());
        }
    }

    /// <summary>Runs the lanes; the first that fails stops the others, and its failure is the dump's.</summary>
    private static async Task RunLanesAsync(DumpLaneContext context, List<PartitionRecorder> recorders, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        List<Task> running = [];
        for (int lane = 0; lane < context.Lanes; lane++)
        {
            int number = lane;
            var work = new DumpLane(context, recorders.Where((_, i) => i % context.Lanes == number));
            running.Add(Task.Factory.StartNew(() => work.Run(stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        }

        List<Exception> failures = [];
        while (running.Count > 0)
        {
            Task ended = await Task.WhenAny(running).ConfigureAwait(false);
            running.Remove(ended);
            if (ended.Exception is { } failure)
            {
                failures.Add(failure.InnerExceptions[0]);
                await stop.CancelAsync().ConfigureAwait(false);
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (failures.Count > 0)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(
                failures.Find(failure => failure is not OperationCanceledException) ?? failures[0]);
        }
    }

    private KafkaDumpResult Assemble(
        KafkaDumpRequest request, DumpSelection selection, ChunkFolder folder, List<string> missing, CancellationToken cancellationToken)
    {
        List<(PartitionSelection Partition, List<ChunkFile> Chunks)> read =
            [.. selection.Partitions.Select(partition => (partition, folder.Complete(partition, cancellationToken)))];
        long total = read.Sum(partition => partition.Chunks.Sum(chunk => chunk.Summary.Records));
        string path = Path.Combine(request.Folder, DumpWriter.FileName(DumpCompression.Zstd));
        DumpDigests digests = Merge(path, read, selection.Identity, total, cancellationToken);
        List<DumpedPartition> partitions =
            [.. read.Select(partition => DumpedPartition.Of(partition.Partition, [.. partition.Chunks.Select(chunk => chunk.Summary)]))];
        var document = new KafkaDumpDocument
        {
            Identity = selection.Identity,
            File = Path.GetFileName(path),
            Digests = digests,
            RecordsInWindow = partitions.Sum(partition => partition.InWindow),
            RecordsOutsideWindow = partitions.Sum(partition => partition.BeforeWindow + partition.AfterWindow),
            MissingTopics = missing,
            Partitions = partitions,
        };
        AtomicFile.Replace(
            Path.Combine(request.Folder, DocumentName), stream => JsonSerializer.Serialize(stream, document, KafkaDumpJson.Default.KafkaDumpDocument));
        folder.Remove();
        Warn(document);
        return new KafkaDumpResult(path, document, Reused: false);
    }

    private DumpDigests Merge(
        string path,
        List<(PartitionSelection Partition, List<ChunkFile> Chunks)> read,
        DumpIdentity identity,
        long total,
        CancellationToken cancellationToken)
    {
        const int ReportEveryRecords = 16_384;
        using DumpWriter writer = new(path, DumpCompression.Zstd);
        long written = 0;
        foreach (DumpEntry entry in DumpMerge.Merge(
            [.. read.Select(partition => new PartitionChunks(partition.Partition, identity.Topics[partition.Partition.Topic], partition.Chunks).Read())]))
        {
            writer.Write(entry);
            if (++written % ReportEveryRecords == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                _observer.Progressed(new ProgressSample("merge", written, total, NodaTime.Instant.FromUnixTimeMilliseconds(entry.TimestampMs)));
            }
        }

        return writer.Complete();
    }

    private void Warn(KafkaDumpDocument document)
    {
        foreach (DumpedPartition partition in document.Partitions)
        {
            long deleted = partition.FirstGaps.Where(gap => gap.Reason == OffsetGap.Deleted).Sum(gap => gap.LastOffset - gap.FirstOffset + 1);
            if (deleted > 0)
            {
                _observer.Noted(NoteLevel.Warning, "dump_records_deleted", string.Create(
                    CultureInfo.InvariantCulture, $"{partition.Selection}: the brokers deleted {deleted} offsets before they were read."));
            }
            else if (partition.BeginsAtDeleted)
            {
                _observer.Noted(NoteLevel.Warning, "dump_begins_at_deleted", string.Create(
                    CultureInfo.InvariantCulture,
                    $"{partition.Selection}: the dump begins with the first record that the brokers have left (offset {partition.FirstOffset}); records of the window may be among those they deleted."));
            }
        }
    }

    private IConsumer<byte[]?, byte[]?> OpenProbe(KafkaDumpRequest request, KafkaLog log)
    {
        var configuration = new ConsumerConfig(_connection.ClientConfiguration(request.ClientId))
        {
            GroupId = request.ClientId,
            EnableAutoCommit = false,
            EnableAutoOffsetStore = false,
            AllowAutoCreateTopics = false,
        };
        return new ConsumerBuilder<byte[]?, byte[]?>(configuration)
            .SetKeyDeserializer(BytesOrNull.Instance)
            .SetValueDeserializer(BytesOrNull.Instance)
            .SetErrorHandler((_, error) => log.Take(error))
            .SetLogHandler((_, message) => log.Take(message))
            .Build();
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Torghut.Market.Topics;
using Torghut.Platform.Cluster.Kafka.Dump;
using Torghut.Platform.Cluster.Kafka.Selection;
using Torghut.Platform.Cluster.Runs.Servers;
using Torghut.Simulation.Dumps;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Progress;
using Torghut.Simulation.Runs;

namespace Torghut.Platform.Cluster.Runs.Days;

/// <summary>The days that runs replay: read from Kafka once, or from this machine, and kept as dumps.</summary>
internal sealed class DayDumps(ILocalArtifacts local, TimeProvider time)
{
    /// <summary>Roles without which there is no day.</summary>
    private static readonly TopicRole[] Required = [TopicRole.Trades, TopicRole.Quotes];

    /// <summary>What can be said of a run's day without decoding it.</summary>
    public async Task<InputInspection> InspectAsync(ClusterServers servers, string cacheRoot, CancellationToken cancellationToken)
    {
        RunDefinition run = servers.Run;
        if (run.Manifest.Source is not KafkaSource)
        {
            return await local.Platform.InspectInputAsync(Locally(run), cancellationToken).ConfigureAwait(false);
        }

        return Inspection(await SelectAsync(servers, cacheRoot, cancellationToken).ConfigureAwait(false), run);
    }

    /// <summary>What a dump from Kafka would read, by the brokers' offsets alone; null for a day that is on this machine.</summary>
    public async Task<InputForecast?> ForecastAsync(ClusterServers servers, string cacheRoot, CancellationToken cancellationToken)
    {
        if (servers.Run.Manifest.Source is not KafkaSource)
        {
            return null;
        }

        DumpSelection selection = await SelectAsync(servers, cacheRoot, cancellationToken).ConfigureAwait(false);
        return new InputForecast
        {
            Inspection = Inspection(selection, servers.Run),
            Topics =
            [
                .. selection.Partitions.GroupBy(partition => partition.Topic, StringComparer.Ordinal).Select(topic => new TopicForecast(
                    topic.Key,
                    topic.Count(),
                    topic.Sum(partition => partition.StopOffset - partition.StartOffset),
                    topic.Any(partition => partition.Method == SelectionMethod.Scan))),
            ],
        };
    }

    /// <summary>Whether the day is dumped and decoded already; asks no server.</summary>
    public bool Has(ClusterServers servers, string cacheRoot, CancellationToken cancellationToken)
    {
        RunDefinition run = servers.Run;
        if (run.Manifest.Source is not KafkaSource)
        {
            return local.Platform.HasPreparedInput(Locally(run), cacheRoot, cancellationToken);
        }

        return Find(servers, cacheRoot) is { } dump && local.Platform.HasPreparedInput(Locally(run, dump), cacheRoot, cancellationToken);
    }

    /// <summary>The dump of a day from Kafka that an earlier run left; null where there is none.</summary>
    public string? Find(ClusterServers servers, string cacheRoot)
    {
        string folder = new DumpShelf(cacheRoot, time).FolderOf(Identity(servers));
        string? file = KafkaDump.TryReadDocument(folder) is { } document ? Path.Combine(folder, document.File) : null;
        return File.Exists(file) ? file : null;
    }

    /// <summary>Dumps and decodes the day, or takes what an earlier run left.</summary>
    public async Task<ClusterInput> PrepareAsync(
        ClusterServers servers, string cacheRoot, bool force, IProgressObserver observer, CancellationToken cancellationToken)
    {
        var shelf = new DumpShelf(cacheRoot, time);
        return servers.Run.Manifest.Source is KafkaSource
            ? await FromKafkaAsync(servers, shelf, cacheRoot, force, observer, cancellationToken).ConfigureAwait(false)
            : await FromHereAsync(servers.Run, shelf, cacheRoot, force, observer, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The run as the machine here decodes it.</summary>
    private static RunDefinition Locally(RunDefinition run, string? dump = null) => run with
    {
        Manifest = run.Manifest with
        {
            Platform = SimulationPlatform.Embedded,
            Source = dump is null ? run.Manifest.Source : new DumpSource { Path = dump },
        },
    };

    /// <summary>What two runs must have in common to share a dump; whether it is the same cluster is told by the dump itself.</summary>
    private static string Identity(ClusterServers servers)
    {
        RunDefinition run = servers.Run;
        IEnumerable<string> topics = Replayed(run).Select(role => run.SourceTopics[role]).Order(StringComparer.Ordinal);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"kafka\n{servers.KafkaSection.Client.BootstrapServers}\n{run.Window.Start.ToUnixTimeTicks()}\n{run.Window.End.ToUnixTimeTicks()}\n{string.Join('\n', topics)}");
    }

    private Task<DumpSelection> SelectAsync(ClusterServers servers, string cacheRoot, CancellationToken cancellationToken) =>
        new KafkaDump(servers.Kafka, QuietProgress.Instance, time).SelectAsync(
            Request(servers.Run, new DumpShelf(cacheRoot, time).FolderOf(Identity(servers)), force: false), cancellationToken);

    private static IEnumerable<TopicRole> Replayed(RunDefinition run) => run.SourceTopics.Keys.Where(TopicRoles.IsReplayed);

    private static KafkaDumpRequest Request(RunDefinition run, string folder, bool force) => new()
    {
        Window = run.Window,

        // The dump is every run's: it names no run's topics.
        Topics = Replayed(run).ToDictionary(role => run.SourceTopics[role], _ => (string?)null),
        RequiredTopics = Required.Select(role => run.SourceTopics[role]).ToHashSet(StringComparer.Ordinal),
        Folder = folder,
        ClientId = run.Identity.DumpClientId,
        MaxBytesPerSecond = run.Manifest.Kafka!.MaxBytesPerSecond,
        Force = force,
    };

    /// <summary>Equal offsets of the same partitions of the same cluster are equal content: records of a log never change.</summary>
    private static InputInspection Inspection(DumpSelection selection, RunDefinition run)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{selection.Identity.ClusterId}\n{selection.Identity.WindowStartMs}\n{selection.Identity.WindowEndMs}\n");
        foreach (PartitionSelection partition in selection.Partitions)
        {
            text.Append(CultureInfo.InvariantCulture, $"{partition.Topic}\t{partition.Partition}\t{partition.StartOffset}\t{partition.StopOffset}\n");
        }

        return new InputInspection
        {
            Kind = "kafka",
            Location = string.Join(", ", Replayed(run).Select(role => run.SourceTopics[role])),
            ContentKey = "kafka\t" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))),
            Files = [],
        };
    }

    private async Task<ClusterInput> FromKafkaAsync(
        ClusterServers servers, DumpShelf shelf, string cacheRoot, bool force, IProgressObserver observer, CancellationToken cancellationToken)
    {
        RunDefinition run = servers.Run;
        string folder = shelf.FolderOf(Identity(servers));
        using IDisposable held = await shelf.LockAsync(folder, cancellationToken).ConfigureAwait(false);
        KafkaDumpResult dump = await new KafkaDump(servers.Kafka, observer, time)
            .RunAsync(Request(run, folder, force), cancellationToken)
            .ConfigureAwait(false);
        Dictionary<string, int> counts = dump.Document.Partitions
            .GroupBy(partition => partition.Selection.Topic, StringComparer.Ordinal)
            .ToDictionary(topic => topic.Key, topic => topic.Count(), StringComparer.Ordinal);
        var day = new DayDump(
            dump.Path,
            Replayed(run).Where(role => counts.ContainsKey(run.SourceTopics[role])).ToDictionary(role => role, role => counts[run.SourceTopics[role]]),
            dump.Document.RecordsInWindow,
            dump.Reused);
        var selection = new DumpSelection
        {
            Identity = dump.Document.Identity,
            Partitions = [.. dump.Document.Partitions.Select(partition => partition.Selection)],
        };
        IPreparedInput tape = await local.Platform
            .PrepareInputAsync(Locally(run, dump.Path), cacheRoot, force, observer, cancellationToken)
            .ConfigureAwait(false);
        return new ClusterInput(tape, day, Inspection(selection, run));
    }

    /// <summary>A day that is on this machine is decoded from its own files; what is replayed is a dump of it.</summary>
    private async Task<ClusterInput> FromHereAsync(
        RunDefinition run, DumpShelf shelf, string cacheRoot, bool force, IProgressObserver observer, CancellationToken cancellationToken)
    {
        RunDefinition here = Locally(run);
        IPreparedInput tape = await local.Platform.PrepareInputAsync(here, cacheRoot, force, observer, cancellationToken).ConfigureAwait(false);
        try
        {
            DayDump dump = run.Manifest.Source is DumpSource given
                ? Given(given, run, cancellationToken)
                : await WrittenAsync(here, tape.Summary, shelf, force, cancellationToken).ConfigureAwait(false);
            return new ClusterInput(tape, dump, tape.Summary.Inspection);
        }
        catch
        {
            tape.Dispose();
            throw;
        }
    }

    private static DayDump Given(DumpSource source, RunDefinition run, CancellationToken cancellationToken)
    {
        string path = DumpFile.Resolve(source.Path);
        (IReadOnlyDictionary<TopicRole, int> partitions, long records) = DumpPartitions.Count(path, run.SourceTopics, cancellationToken);
        return new DayDump(path, partitions, records, Reused: true);
    }

    private async Task<DayDump> WrittenAsync(
        RunDefinition run, InputSummary input, DumpShelf shelf, bool force, CancellationToken cancellationToken)
    {
        string folder = shelf.FolderOf(string.Create(
            CultureInfo.InvariantCulture,
            $"{input.Inspection.ContentKey}\n{input.InputHash}\n{run.Window.Start.ToUnixTimeTicks()}\n{run.Window.End.ToUnixTimeTicks()}\n{string.Join('\n', input.Symbols)}\n{string.Join('\n', run.SourceTopics.OrderBy(topic => topic.Key).Select(topic => topic.Value))}"));
        using IDisposable held = await shelf.LockAsync(folder, cancellationToken).ConfigureAwait(false);
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, DumpWriter.FileName(DumpCompression.Zstd));
        bool isThere = File.Exists(path) && !force;
        if (!isThere)
        {
            local.WriteDump(run, path, cancellationToken);
        }

        (IReadOnlyDictionary<TopicRole, int> partitions, long records) = DumpPartitions.Count(path, run.SourceTopics, cancellationToken);
        return new DayDump(path, partitions, records, isThere);
    }
}

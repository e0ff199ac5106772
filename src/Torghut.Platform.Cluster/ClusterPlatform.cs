using System.Collections.Concurrent;
using Torghut.Market.Topics;
using Torghut.Platform.Cluster.Kafka.Replay;
using Torghut.Platform.Cluster.Kafka.Topics;
using Torghut.Platform.Cluster.Kubernetes.Api;
using Torghut.Platform.Cluster.Runs;
using Torghut.Platform.Cluster.Runs.Days;
using Torghut.Platform.Cluster.Runs.Managed;
using Torghut.Platform.Cluster.Runs.Servers;
using Torghut.Platform.Cluster.Runs.Stages;
using Torghut.Platform.Cluster.Runs.Stores;
using Torghut.Platform.Cluster.Runs.Workloads;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Guards;
using Torghut.Simulation.Monitoring;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Progress;
using Torghut.Simulation.Runs;
using Torghut.Trading.Ledger;

namespace Torghut.Platform.Cluster;

/// <summary>
/// Kafka, Postgres and ClickHouse: the run dumps and replays through topics of its own and watches what the workloads make of
/// them in databases of its own. Between calls it keeps no more than connections and what is secret; all that a later process
/// needs is in the run's folder, the environment and the cluster.
/// </summary>
public sealed class ClusterPlatform : ISimulationPlatform
{
    private readonly ILocalArtifacts _local;
    private readonly Func<string, string?> _environment;
    private readonly TimeProvider _time;
    private readonly Lazy<IKubernetesApi> _kubernetes;
    private readonly ConcurrentDictionary<string, ManagedRun> _managed = new(StringComparer.Ordinal);

    /// <summary>Makes the platform.</summary>
    /// <param name="local">What it keeps on this machine.</param>
    /// <param name="environment">Looks an environment variable up; null where it is not set.</param>
    /// <param name="time">Clock of waits.</param>
    /// <param name="kubernetes">Connects to Kubernetes, when a run first needs it; null to find it as <c>kubectl</c> does.</param>
    public ClusterPlatform(
        ILocalArtifacts local, Func<string, string?> environment, TimeProvider time, Func<IKubernetesApi>? kubernetes = null)
    {
        _kubernetes = new(kubernetes ?? (() => KubernetesConnection.Open(kubeconfig: null, context: null, time)), LazyThreadSafetyMode.PublicationOnly);
        _local = local;
        _environment = environment;
        _time = time;
    }

    /// <inheritdoc/>
    public string Name => "cluster";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> DescribeStores(RunDefinition run)
    {
        ClusterServers servers = ServersOf(run);
        return new Dictionary<string, string>
        {
            ["ledger"] = $"Postgres {servers.Postgres.Run}{Fate(servers.PostgresSection.KeepsDatabase)}",
            ["signals"] = $"ClickHouse {servers.ClickHouse}/{servers.SignalDatabaseName}{Fate(servers.ClickHouseSection.KeepsDatabase)}",
            ["topics"] = $"Kafka {servers.KafkaSection.Client.BootstrapServers}, {run.SimulationTopics.Count} topics{Fate(servers.KafkaSection.KeepsTopics)}",
        };
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> DescribeWorkloads(RunDefinition run) =>
        WorkloadEnvironment.Of(ServersOf(run));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<GuardResult>> ProbeAsync(RunDefinition run, CancellationToken cancellationToken)
    {
        ClusterServers servers = ServersOf(run);
        IReadOnlyList<GuardResult> results = await new RunProbes(servers).AskAsync(cancellationToken).ConfigureAwait(false);
        return ManagedOf(run) is { } managed
            ? [.. results, .. await managed.ProbeAsync(servers, cancellationToken).ConfigureAwait(false)]
            : results;
    }

    /// <inheritdoc/>
    public Task<InputInspection> InspectInputAsync(RunDefinition run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new DayDumps(_local, _time).InspectAsync(ServersOf(run), run.CacheRoot, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<InputForecast?> ForecastInputAsync(RunDefinition run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new DayDumps(_local, _time).ForecastAsync(ServersOf(run), run.CacheRoot, cancellationToken);
    }

    /// <inheritdoc/>
    public bool HasPreparedInput(RunDefinition run, string cacheRoot, CancellationToken cancellationToken) =>
        new DayDumps(_local, _time).Has(ServersOf(run), cacheRoot, cancellationToken);

    /// <inheritdoc/>
    public async Task<IPreparedInput> PrepareInputAsync(
        RunDefinition run, string cacheRoot, bool force, IProgressObserver observer, CancellationToken cancellationToken) =>
        await new DayDumps(_local, _time).PrepareAsync(ServersOf(run), cacheRoot, force, observer, cancellationToken).ConfigureAwait(false);

    /// <summary>The dump of a run's day from Kafka, where an earlier run has left it; asks no server. Null where there is none.</summary>
    public string? FindDump(RunDefinition run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new DayDumps(_local, _time).Find(ServersOf(run), run.CacheRoot);
    }

    /// <inheritdoc/>
    public IReadOnlyList<CachedInput> ListCachedInputs(string cacheRoot) =>
        [.. new DumpShelf(cacheRoot, _time).List(), .. _local.Platform.ListCachedInputs(cacheRoot)];

    /// <inheritdoc/>
    public bool RemoveCachedInput(string cacheRoot, string path) =>
        new DumpShelf(cacheRoot, _time).Holds(path) ? DumpShelf.Remove(path) : _local.Platform.RemoveCachedInput(cacheRoot, path);

    /// <inheritdoc/>
    public async Task<ReplayResult> ApplyAsync(ApplyRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        RunFolder folder = request.Folder;
        ClusterServers servers = ServersOf(request.Run);
        foreach (string earlier in (string[])[folder.ReplayMarker, folder.Ledger, folder.Signals])
        {
            AtomicFile.Delete(folder.Storage, earlier);
        }

        WorkloadEnvironment.Remove(folder);

        DayDump dump = ((ClusterInput)request.Input).Dump;
        IReadOnlyDictionary<TopicRole, SimulationTopic> topics =
            await new RunStage(servers, request.Mutations).MakeAsync(dump.Partitions, cancellationToken).ConfigureAwait(false);
        if (ManagedOf(request.Run) is { } managed)
        {
            await managed.TakeAsync(servers, request.Mutations, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            IReadOnlyList<string> files = WorkloadEnvironment.Write(servers, folder);
            request.Observer.Noted(
                NoteLevel.Info,
                "workloads_expected",
                $"Topics and databases are ready. Start the workloads with the environment in {string.Join(" and ", files.Select(folder.Relative))} of the run folder.");
        }

        return await new RunReplay(servers, request.Observer, _time).PublishAsync(dump, topics, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<bool> HoldsReplayAsync(
        RunDefinition run, IReadOnlyDictionary<string, long> recordsByTopic, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (!File.Exists(run.Folder.ReportInputs))
        {
            return false;
        }

        if (File.Exists(run.Folder.Ledger) && File.Exists(run.Folder.Signals))
        {
            return true;
        }

        ClusterServers servers = ServersOf(run);
        try
        {
            using KafkaTopics topics = servers.Topics(QuietProgress.Instance);
            return await ReplayCheck.IsHeldAsync(topics, recordsByTopic, cancellationToken).ConfigureAwait(false)
                && await LiveStores.AreThereAsync(servers, cancellationToken).ConfigureAwait(false);
        }
        catch (SimulationException)
        {
            // A server that does not answer holds nothing that could be gone on with.
            return false;
        }
    }

    /// <inheritdoc/>
    public ICompletionProbe OpenProbe(RunDefinition run, ReplayResult replay)
    {
        ArgumentNullException.ThrowIfNull(replay);
        return new CompletionProbe(ServersOf(run), replay.Records);
    }

    /// <inheritdoc/>
    public async Task KeepStoresAsync(RunFolder folder, RunDefinition? run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(folder);
        bool isKept = File.Exists(folder.Ledger);
        try
        {
            ClusterServers servers = ServersOf(run ?? KeptRun.Read(folder, _environment));
            if (isKept && !await LiveStores.AreThereAsync(servers, cancellationToken).ConfigureAwait(false))
            {
                return;
            }

            await LiveStores.KeepAsync(servers, _local, folder, cancellationToken).ConfigureAwait(false);
        }
        catch (SimulationException) when (isKept)
        {
            // The servers, or what it takes to reach them, are gone; the copy is what there is.
        }
    }

    /// <inheritdoc/>
    public RunStores OpenStores(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return File.Exists(folder.Ledger) ? _local.Platform.OpenStores(folder) : LiveStores.Open(ServersOf(KeptRun.Read(folder, _environment)));
    }

    /// <inheritdoc/>
    public RunStores SalvageStores(RunFolder folder, ReadIssues issues)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return _local.Platform.SalvageStores(folder, issues);
    }

    /// <inheritdoc/>
    public IEvidenceFiles? EvidenceFiles() => _local.Platform.EvidenceFiles();

    /// <inheritdoc/>
    public RunControl ControlOf(RunFolder folder, RunDefinition? run)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var things = new ClusterThings(() => ServersOf(run ?? KeptRun.Read(folder, _environment)));
        return (run ?? Known(folder)) is { } known && ManagedOf(known) is { } managed
            ? managed.ToControl(things)
            : ServersOnly(things);
    }

    /// <summary>What an export changes: things on servers, whoever manages the workloads of the manifest's runs.</summary>
    /// <param name="run">Names the servers.</param>
    public RunControl ControlOfExport(RunDefinition run) => ServersOnly(new ClusterThings(() => ServersOf(run)));

    /// <summary>The run of a folder; null where the folder cannot tell, so that what needs no more than servers can still be put back.</summary>
    private RunDefinition? Known(RunFolder folder)
    {
        try
        {
            return KeptRun.Read(folder, _environment);
        }
        catch (SimulationException)
        {
            return null;
        }
    }

    private static RunControl ServersOnly(ClusterThings things) => new(things, Automation: null, Surface: null)
    {
        RestoreLimit = TimeSpan.FromMinutes(5),
        CallLimit = TimeSpan.FromSeconds(90),
    };

    private static string Fate(bool isKept) => isKept ? " (kept afterwards)" : " (removed afterwards)";

    /// <summary>The means of a run whose workloads this program patches; null where somebody else starts them.</summary>
    private ManagedRun? ManagedOf(RunDefinition run) => run.Manifest.Runtime.ManagesKubernetes
        ? _managed.GetOrAdd(run.Folder.Root, _ => new ManagedRun(run, _kubernetes.Value, _time))
        : null;

    private ClusterServers ServersOf(RunDefinition run) => new(run, _environment, _time);
}

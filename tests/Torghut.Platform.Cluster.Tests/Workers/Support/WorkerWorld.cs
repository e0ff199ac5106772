using System.Text.Json;
using Torghut.Market.Topics;
using Torghut.Platform.Cluster.ClickHouse.Signals;
using Torghut.Platform.Cluster.Kafka.Connection;
using Torghut.Platform.Cluster.Kafka.Replay;
using Torghut.Platform.Cluster.Kafka.Topics;
using Torghut.Platform.Cluster.Postgres.Ledger;
using Torghut.Platform.Cluster.Tests.ClickHouse.Server;
using Torghut.Platform.Cluster.Tests.Kafka.Support;
using Torghut.Platform.Cluster.Tests.Postgres.Ledger;
using Torghut.Platform.Cluster.Tests.Postgres.Server;
using Torghut.Platform.Cluster.Workers.Announcements;
using Torghut.Platform.Embedded.Ledger;
using Torghut.Platform.Embedded.Signals;
using Torghut.Simulation.Dumps;
using Torghut.Simulation.Manifest.Loading;
using Torghut.Simulation.Runs;
using Torghut.Trading.Ledger;
using Torghut.Trading.Signals;

namespace Torghut.Platform.Cluster.Tests.Workers.Support;

/// <summary>Empty topics and databases for workers that do what an embedded run did.</summary>
internal sealed class WorkerWorld : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder _folder = new();
    private readonly List<WorkerProcess> _workers = [];
    private readonly WorkerDay _day;

    public WorkerWorld(PostgresServer postgres, ClickHouseServer clickHouse, WorkerDay day, int partitions, int brokers = 1)
    {
        _day = day;
        Kafka = new KafkaHost(brokers);
        Postgres = postgres;
        ClickHouse = clickHouse;
        SignalDatabase = clickHouse.NewName();
        ClickHouse.Query($"CREATE DATABASE {SignalDatabase}");
        foreach (string table in SignalTables.All)
        {
            ClickHouse.Query(SignalTables.Create(SignalDatabase, table, cluster: null));
        }

        Database = PostgresLedgers.CreateAsync(postgres).GetAwaiter().GetResult();
        Manifest = this["day.yaml"];
        File.WriteAllText(Manifest, day.Manifest($"{{ kind: dump, path: {day.Dump} }}", Kafka.BootstrapServers));
        Run = RunDefinitionFactory.Create(WorkerDay.RunId, ManifestLoader.Load(Manifest, _ => null).OrThrow().Manifest, "", this["cluster"]);
        Topics = MakeTopics(partitions, brokers);
    }

    public KafkaHost Kafka { get; }

    public PostgresServer Postgres { get; }

    public ClickHouseServer ClickHouse { get; }

    public string SignalDatabase { get; }

    public string Database { get; }

    /// <summary>The schema registry that workers write Avro with; null for JSON.</summary>
    public RegistryServer? Registry { get; init; }

    public string Manifest { get; }

    public RunDefinition Run { get; }

    public IReadOnlyDictionary<TopicRole, SimulationTopic> Topics { get; }

    private KafkaConnection Connection => new(Run.Manifest.Kafka!.Client, _ => null);

    private TopicGuard Guard => new(Run.SourceTopics.Values);

    private Dictionary<string, SimulationTopic> Targets =>
        Topics.Where(topic => TopicRoles.IsReplayed(topic.Key)).ToDictionary(topic => Run.SourceTopics[topic.Key], topic => topic.Value);

    public string this[string name] => _folder[name];

    /// <summary>Announces the day.</summary>
    public ReplayAnnouncement Announce()
    {
        ReplayAnnouncement announcement = ReplayCensus.Take(Run, _day.Dump, Targets, CancellationToken.None);
        new ReplayAnnouncer(Connection, Guard, new Notes())
            .PublishAsync(Topics[TopicRole.TaStatus].Name, Run.Identity.ReplayClientId, announcement, CancellationToken.None)
            .WaitAsync(Limit).GetAwaiter().GetResult();
        return announcement;
    }

    /// <summary>Publishes the day.</summary>
    /// <param name="acceleration">Event seconds per wall second; 0 for full speed.</param>
    public Task ReplayAsync(double acceleration = 0) => new KafkaReplay(Connection, Guard, new Notes(), TimeProvider.System).RunAsync(
        new KafkaReplayRequest
        {
            DumpPath = _day.Dump,
            Window = Run.Window,
            Targets = Targets,
            Lineage = new ReplayLineage(Run.Identity.RunId, Run.Manifest.DatasetId),
            ClientId = Run.Identity.ReplayClientId,
            Pace = acceleration == 0 ? null : new ReplayPace(acceleration, 0),
        },
        CancellationToken.None).WaitAsync(Limit);

    public WorkerProcess StartAnalysis(string name) => Start("ta", name);

    public WorkerProcess StartTrader(string name) => Start("trader", name);

    /// <summary>The workers' ledger and signals are the embedded run's.</summary>
    public void AssertParity()
    {
        (int code, string output) = WorkerDay.Execute(
            "report", "--run-id", WorkerDay.RunId, "--simulation-db", Postgres.Url(Database), "--window-start", _day.Start, "--window-end", _day.End,
            "--output-root", this["foreign"]);
        Assert.True(code is 0 or 6, output);
        JsonElement theirs = Report(_day.Embedded);
        JsonElement mine = Report(this["foreign"]);
        foreach (string hash in (string[])["decision_hash", "order_hash"])
        {
            Assert.Equal(theirs.GetProperty("run_metadata").GetProperty(hash).GetString(), mine.GetProperty("run_metadata").GetProperty(hash).GetString());
        }

        AssertLedger();
        AssertSignals();
        AssertTopics();
    }

    public void Dispose()
    {
        _workers.ForEach(worker => worker.Dispose());
        Kafka.Dispose();
        _folder.Dispose();
    }

    private void AssertLedger()
    {
        using var theirs = new SqliteLedgerReader(Path.Combine(_day.Embedded, "ledger.sqlite"));
        using var mine = new PostgresLedgerReader(Postgres.Address(Database));
        List<TradeDecisionRow> decisions = [.. theirs.ReadDecisions()];
        Assert.True(decisions.Count(row => row.Status == "filled") > 5, $"{decisions.Count} decisions prove little.");
        List<TradeDecisionRow> written = [.. mine.ReadDecisions()];
        Assert.Equal(decisions.Select(row => row with { DecisionJson = "" }), written.Select(row => row with { DecisionJson = "" }));
        Assert.All(decisions.Zip(written), row => Assert.True(
            JsonElement.DeepEquals(JsonDocument.Parse(row.First.DecisionJson).RootElement, JsonDocument.Parse(row.Second.DecisionJson).RootElement)));
        Assert.Equal(Ids(theirs.ReadStrategies()), Ids(mine.ReadStrategies()));
        Assert.Equal(Ids(theirs.ReadExecutions()), Ids(mine.ReadExecutions()));
        Assert.Equal(theirs.ReadExecutions().Select(row => row.UpdatedAt), mine.ReadExecutions().Select(row => row.UpdatedAt));
        Assert.Equal(theirs.ReadOrderEvents().Select(row => row.EventFingerprint), mine.ReadOrderEvents().Select(row => row.EventFingerprint));
        Assert.Equal(theirs.ReadTcaMetrics(), mine.ReadTcaMetrics());
        Assert.Equal(Ids(theirs.ReadPositionSnapshots()), Ids(mine.ReadPositionSnapshots()));
        Assert.Equal(Ids(theirs.ReadRuntimeEvents()), Ids(mine.ReadRuntimeEvents()));
        Assert.Equal(theirs.ReadCursors(), mine.ReadCursors());
    }

    private void AssertSignals()
    {
        using var theirs = new DuckDbSignalStoreReader(Path.Combine(_day.Embedded, "signals.duckdb"));
        using var mine = new ClickHouseSignalStoreReader(ClickHouse.Address, SignalDatabase);
        List<SignalRow> signals = [.. theirs.ReadSignals()];
        Assert.True(signals.Count > 100, $"{signals.Count} signals prove little.");
        Assert.Equal(signals, mine.ReadSignals());
        Assert.Equal(theirs.ReadMicroBars(), mine.ReadMicroBars());
    }

    /// <summary>Every order update stands once in its topic, in order.</summary>
    private void AssertTopics()
    {
        string[] updates = Kcat.Consume(Kafka.BootstrapServers, Topics[TopicRole.OrderUpdates].Name, 0, "%s\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        long[] sequence = [.. updates.Select(update => JsonDocument.Parse(update).RootElement.GetProperty("seq").GetInt64())];
        Assert.Equal(Enumerable.Range(1, sequence.Length).Select(number => (long)number), sequence);
        Assert.Equal([$"{sequence.Length}"], Postgres.Query(Database, "select count(*) from execution_order_events"));
    }

    private static IEnumerable<Guid> Ids(IEnumerable<ILedgerRow> rows) => rows.Select(row => row.Id);

    private WorkerProcess Start(string kind, string name)
    {
        var worker = new WorkerProcess(this, kind, name);
        _workers.Add(worker);
        return worker;
    }

    private IReadOnlyDictionary<TopicRole, SimulationTopic> MakeTopics(int partitions, int replicas)
    {
        Dictionary<TopicRole, int> source = [];
        using (DumpEntryReader reader = new(_day.Dump))
        {
            while (reader.TryRead(out DumpEntry entry))
            {
                TopicRole role = Run.SourceTopics.First(topic => topic.Value == entry.Topic).Key;
                source[role] = Math.Max(source.GetValueOrDefault(role), entry.Partition + 1);
            }
        }

        IReadOnlyDictionary<TopicRole, SimulationTopic> shapes = TopicShapes.Decide(
            Run.SimulationTopics, source, Run.Manifest.Kafka! with { MaxPartitionsPerTopic = partitions, DefaultPartitions = partitions });
        foreach (SimulationTopic topic in shapes.Values)
        {
            Kafka.CreateTopic(topic.Name, topic.Partitions, replicas);
        }

        return shapes;
    }

    private JsonElement Report(string root)
    {
        string file = Directory.EnumerateFiles(root, "simulation-report.json", SearchOption.AllDirectories).Single();
        return JsonDocument.Parse(File.ReadAllText(file)).RootElement.Clone();
    }
}

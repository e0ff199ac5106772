using System.Diagnostics;
using Torghut.Platform.Cluster.Tests.ClickHouse.Server;
using Torghut.Platform.Cluster.Tests.Kafka.Support;
using Torghut.Platform.Cluster.Tests.Postgres.Server;

namespace Torghut.Platform.Cluster.Tests.Runs.Support;

/// <summary>
/// Brokers with ten minutes of two symbols in them, a Postgres and a ClickHouse, and the program as users run it. The servers
/// are shared; a run's names are its own.
/// </summary>
internal sealed class ClusterWorld : IDisposable
{
    public const string Confirmation = "START_HISTORICAL_SIMULATION";
    public const string PasswordVariable = "TEST_SIGNALS_PASSWORD";
    public const string AdminVariable = "TEST_LEDGER_ADMIN";

    /// <summary>The topics of the day.</summary>
    public const string SourceTopics = "source_topics: { trades: torghut.sim.trades.v1.seed, quotes: torghut.sim.quotes.v1.seed }\n";

    private readonly PostgresServer _postgres;
    private readonly ClickHouseServer _clickHouse;
    private readonly TemporaryFolder _folder = new();
    private readonly KafkaHost? _own;

    public ClusterWorld(PostgresServer postgres, ClickHouseServer clickHouse, bool isSeeded = true)
    {
        _postgres = postgres;
        _clickHouse = clickHouse;
        _own = isSeeded ? null : new KafkaHost();
    }

    public KafkaHost Kafka => _own ?? SeededKafka.Shared.Host;

    public string Folder => _folder.Path;

    /// <summary>Variables that the program is started with, besides those of the servers.</summary>
    public IDictionary<string, string> Variables { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public PostgresServer Postgres => _postgres;

    public ClickHouseServer ClickHouse => _clickHouse;

    /// <summary>Names of all topics.</summary>
    public IReadOnlyList<string> Topics =>
        [.. Kafka.Do("topics").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(topic => topic.Split(':')[0]).Order(StringComparer.Ordinal)];

    /// <summary>Names of a run's topics.</summary>
    public IReadOnlyList<string> TopicsOf(string token) => [.. Topics.Where(topic => topic.EndsWith("." + token, StringComparison.Ordinal))];

    /// <summary>Writes a manifest of a run over the servers.</summary>
    /// <param name="name">File name.</param>
    /// <param name="extra">More sections.</param>
    /// <param name="kafka">More keys of <c>kafka</c>, each with a comma before it.</param>
    /// <param name="runtime">Keys of <c>runtime</c>.</param>
    /// <param name="patience">How long the workloads may take after the replay, in seconds.</param>
    public string Manifest(string name, string extra = "", string kafka = "", string runtime = "manage: none", int patience = 90) => Write(
        name,
        SeededKafka.Manifest(Kafka, "{ kind: kafka }", "cluster", kafka) + $$"""

        {{SourceTopics}}
        runtime: { {{runtime}} }
        postgres: { admin_dsn_env: {{AdminVariable}} }
        clickhouse: { http_url: "{{ClickHouse.Url.ToString().TrimEnd('/')}}", username: {{ClickHouseServer.User}}, password_env: {{PasswordVariable}} }
        monitor: { poll_seconds: 1, cursor_grace_seconds: 3, timeout_seconds: {{patience}} }
        {{extra}}
        """);

    /// <summary>Writes a file into the folder; its path.</summary>
    public string Write(string name, string text)
    {
        File.WriteAllText(_folder[name], text);
        return _folder[name];
    }

    /// <summary>Writes a manifest of the same day in one process, from a dump of the topics.</summary>
    public string Embedded()
    {
        File.WriteAllBytes(_folder["day.jsonl.zst"], SeededKafka.Shared.Dump);
        return Write("embedded.yaml", SeededKafka.Manifest(Kafka, "{ kind: dump, path: day.jsonl.zst }") + "\n" + SourceTopics);
    }

    public ProgramResult Run(params string[] arguments) => ClusterProgram.Run(Prepare(arguments));

    public RunningProgram Start(params string[] arguments) => RunningProgram.Start(Prepare(arguments));

    /// <summary>Starts the program where <c>KUBECONFIG</c> is a file.</summary>
    public RunningProgram StartWith(string kubeconfig, params string[] arguments)
    {
        ProcessStartInfo start = Prepare(arguments);
        start.Environment["KUBECONFIG"] = kubeconfig;
        return RunningProgram.Start(start);
    }

    /// <summary>A file of a run's folder, or of another output root.</summary>
    public string FileOf(string token, string file, string root = "artifacts/torghut/simulations") => Path.Combine(Folder, root, token, file);

    /// <summary>Nothing of a run is left on any server.</summary>
    public void AssertNothingLeft(string token)
    {
        Assert.Empty(TopicsOf(token));
        Assert.Empty(Databases(token));
    }

    /// <summary>Databases of a run, with the server that has them.</summary>
    public IReadOnlyList<string> Databases(string token) =>
    [
        .. Postgres.Query("postgres", $"select 'postgres ' || datname from pg_database where datname = 'torghut_sim_{token}'"),
        .. ClickHouse.Query($"SELECT concat('clickhouse ', name) FROM system.databases WHERE name = 'torghut_sim_{token}'").Split('\n', StringSplitOptions.RemoveEmptyEntries),
    ];

    /// <summary>Passwords in no file below the folder.</summary>
    public void AssertNoSecretInFiles(string below = "")
    {
        string[] secrets = [PostgresServer.Password, Uri.EscapeDataString(PostgresServer.Password), ClickHouseServer.Password];
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Folder, below), "*", SearchOption.AllDirectories))
        {
            string content = File.ReadAllText(file);
            Assert.DoesNotContain(secrets, secret => content.Contains(secret, StringComparison.Ordinal));
        }
    }

    public void Dispose()
    {
        _own?.Dispose();
        _folder.Dispose();
    }

    private ProcessStartInfo Prepare(string[] arguments)
    {
        ProcessStartInfo start = ClusterProgram.Prepare(Folder, arguments);
        start.Environment[PasswordVariable] = ClickHouseServer.Password;
        start.Environment[AdminVariable] = Postgres.Url("postgres");
        foreach ((string name, string value) in Variables)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}

using System.Diagnostics;
using System.Text.RegularExpressions;
using Torghut.Platform.Cluster.Tests.ClickHouse.Server;
using Torghut.Platform.Cluster.Tests.Kafka.Support;
using Torghut.Platform.Cluster.Tests.Postgres.Server;

namespace Torghut.Platform.Cluster.Tests.Runs.Support;

/// <summary>
/// Brokers with ten minutes of two symbols in them, a Postgres and a ClickHouse, and the program as users run it. The servers
/// are shared; a run's names are its own.
/// </summary>
internal sealed partial class ClusterWorld : IDisposable
{
    public const string Confirmation = "START_HISTORICAL_SIMULATION";
    public const string PasswordVariable = "TEST_SIGNALS_PASSWORD";
    public const string AdminVariable = "TEST_LEDGER_ADMIN";
    private const string Seed = "seed";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly PostgresServer _postgres;
    private readonly ClickHouseServer _clickHouse;
    private readonly TemporaryFolder _folder = new();
    private readonly int _before;

    public ClusterWorld(PostgresServer postgres, ClickHouseServer clickHouse)
    {
        _postgres = postgres;
        _clickHouse = clickHouse;
        string seed = Write("seed.yaml", Text("embedded", "{ kind: synthetic, seed: 7, symbols: [AAA, BBB] }"));
        ProgramResult result = Run("export", "--run-id", Seed, "--dataset-manifest", seed, "--to-kafka", "--confirm", Confirmation);
        Assert.True(result.Code == 0, result.Errors);
        _before = Topics.Count;
    }

    public KafkaHost Kafka { get; } = new();

    public string Folder => _folder.Path;

    /// <summary>Variables that the program is started with, besides those of the servers.</summary>
    public IDictionary<string, string> Variables { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public PostgresServer Postgres => _postgres;

    public ClickHouseServer ClickHouse => _clickHouse;

    /// <summary>Names of all topics.</summary>
    public IReadOnlyList<string> Topics =>
        [.. Kafka.Do("topics").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(topic => topic.Split(':')[0]).Order(StringComparer.Ordinal)];

    /// <summary>Writes a manifest of a run over the servers.</summary>
    /// <param name="name">File name.</param>
    /// <param name="extra">More sections.</param>
    /// <param name="kafka">More keys of <c>kafka</c>, each with a comma before it.</param>
    /// <param name="runtime">Keys of <c>runtime</c>.</param>
    public string Manifest(string name, string extra = "", string kafka = "", string runtime = "manage: none") => Write(name, Text("cluster", "{ kind: kafka }", kafka) + $$"""

        source_topics: { trades: torghut.sim.trades.v1.seed, quotes: torghut.sim.quotes.v1.seed }
        runtime: { {{runtime}} }
        postgres: { admin_dsn_env: {{AdminVariable}} }
        clickhouse: { http_url: "{{ClickHouse.Url.ToString().TrimEnd('/')}}", username: {{ClickHouseServer.User}}, password_env: {{PasswordVariable}} }
        monitor: { poll_seconds: 1, cursor_grace_seconds: 3, timeout_seconds: 90 }
        {{extra}}
        """);

    /// <summary>Writes a manifest of the same day in one process, from a dump of the topics.</summary>
    public string Embedded()
    {
        string back = Write("back.yaml", Text("embedded", "{ kind: kafka }") + "\nsource_topics: { trades: torghut.sim.trades.v1.seed, quotes: torghut.sim.quotes.v1.seed }\n");
        ProgramResult result = Run("export", "--run-id", "back", "--dataset-manifest", back, "--output", _folder["day.jsonl.zst"]);
        Assert.True(result.Code == 0, result.Errors);
        return Write("embedded.yaml", Text("embedded", "{ kind: dump, path: day.jsonl.zst }") + "\nsource_topics: { trades: torghut.sim.trades.v1.seed, quotes: torghut.sim.quotes.v1.seed }\n");
    }

    public ProgramResult Run(params string[] arguments)
    {
        using RunningProgram program = Start(arguments);
        return program.Wait(Limit);
    }

    public RunningProgram Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "torghut-sim"), arguments) { WorkingDirectory = Folder };
        start.Environment[PasswordVariable] = ClickHouseServer.Password;
        start.Environment[AdminVariable] = Postgres.Url("postgres");
        foreach ((string name, string value) in Variables)
        {
            start.Environment[name] = value;
        }

        return RunningProgram.Start(start);
    }

    /// <summary>A file of a run's folder, or of another output root.</summary>
    public string FileOf(string token, string file, string root = "artifacts/torghut/simulations") => Path.Combine(Folder, root, token, file);

    /// <summary>Nothing of any run is left on any server.</summary>
    public void AssertNothingLeft(string token)
    {
        Assert.Equal(_before, Topics.Count);
        Assert.DoesNotContain(Topics, topic => topic.EndsWith("." + token, StringComparison.Ordinal));
        Assert.Empty(Databases(token));
    }

    /// <summary>Databases of a run, with the server that has them.</summary>
    public IReadOnlyList<string> Databases(string token) =>
    [
        .. Postgres.Query("postgres", $"select 'postgres ' || datname from pg_database where datname = 'torghut_sim_{token}'"),
        .. ClickHouse.Query($"SELECT concat('clickhouse ', name) FROM system.databases WHERE name = 'torghut_sim_{token}'").Split('\n', StringSplitOptions.RemoveEmptyEntries),
    ];

    /// <summary>Passwords in no file below the folder.</summary>
    public void AssertNoSecretInFiles()
    {
        string[] secrets = [PostgresServer.Password, Uri.EscapeDataString(PostgresServer.Password), ClickHouseServer.Password];
        foreach (string file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            string content = File.ReadAllText(file);
            Assert.DoesNotContain(secrets, secret => content.Contains(secret, StringComparison.Ordinal));
        }
    }

    public void Dispose()
    {
        Kafka.Dispose();
        _folder.Dispose();
    }

    private string Write(string name, string text)
    {
        File.WriteAllText(_folder[name], LeadingSpace().Replace(text, ""));
        return _folder[name];
    }

    private string Text(string platform, string source, string kafka = "") => $$"""
        dataset_id: two-symbols
        platform: {{platform}}
        source: {{source}}
        window: { profile: custom, trading_day: "2026-02-27", start: "2026-02-27T15:00:00Z", end: "2026-02-27T15:10:00Z" }
        kafka: { bootstrap_servers: "{{Kafka.BootstrapServers}}", default_partitions: 2{{kafka}} }
        strategies:
          - { name: reversion, kind: mean_reversion_v1 }
          - { name: momentum, kind: intraday_tsmom_v1, parameters: { bullish_rsi_min: 0, bullish_rsi_max: 100, vol_ceil: 1 } }
        """;

    [GeneratedRegex("^ {8}", RegexOptions.Multiline)]
    private static partial Regex LeadingSpace();
}

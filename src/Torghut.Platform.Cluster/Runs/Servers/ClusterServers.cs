using Torghut.Platform.Cluster.ClickHouse.Databases;
using Torghut.Platform.Cluster.ClickHouse.Http;
using Torghut.Platform.Cluster.Kafka.Connection;
using Torghut.Platform.Cluster.Kafka.Registry;
using Torghut.Platform.Cluster.Kafka.Topics;
using Torghut.Platform.Cluster.Postgres.Databases;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Progress;
using Torghut.Simulation.Runs;
using Torghut.Simulation.Secrets;

namespace Torghut.Platform.Cluster.Runs.Servers;

/// <summary>
/// The servers of a run, with the names that the run has there. Passwords are looked up when a server is first needed, and
/// nothing is connected to before.
/// </summary>
internal sealed class ClusterServers
{
    private readonly Func<string, string?> _environment;
    private readonly TimeProvider _time;
    private readonly Lazy<KafkaConnection> _kafka;
    private readonly Lazy<PostgresTargets> _postgres;
    private readonly Lazy<ClickHouseAddress> _clickHouse;

    /// <summary>Names them.</summary>
    /// <param name="run">The run.</param>
    /// <param name="environment">Looks an environment variable up; null where it is not set.</param>
    /// <param name="time">Clock of waits.</param>
    public ClusterServers(RunDefinition run, Func<string, string?> environment, TimeProvider time)
    {
        Run = run;
        _environment = environment;
        _time = time;
        _kafka = new(() =>
        {
            KeptPasswords.Require(("kafka.sasl_password", KafkaSection.Client.SaslPassword), ("kafka.ssl_key_password", KafkaSection.Client.SslKeyPassword));
            return new KafkaConnection(KafkaSection.Client, _environment);
        });
        _postgres = new(() =>
        {
            KeptPasswords.Require(PostgresSection);
            return PostgresTargets.Resolve(PostgresSection, run.Identity.DatabaseName, _environment);
        });
        _clickHouse = new(() =>
        {
            KeptPasswords.Require(("clickhouse.password", ClickHouseSection.Password));
            return ClickHouseAddress.Resolve(ClickHouseSection, _environment);
        });
        Guard = new TopicGuard(run.SourceTopics.Values);
    }

    /// <summary>The run.</summary>
    public RunDefinition Run { get; }

    /// <summary>Now, UTC.</summary>
    public DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>The topics that are never changed.</summary>
    public TopicGuard Guard { get; }

    /// <summary>The manifest's brokers.</summary>
    public KafkaSection KafkaSection => Run.Manifest.Kafka ?? throw Missing("kafka");

    /// <summary>The manifest's ClickHouse.</summary>
    public ClickHouseSection ClickHouseSection => Run.Manifest.ClickHouse ?? throw Missing("clickhouse");

    /// <summary>The manifest's Postgres.</summary>
    public PostgresSection PostgresSection => Run.Manifest.Postgres ?? throw Missing("postgres");

    /// <summary>Kafka.</summary>
    public KafkaConnection Kafka => _kafka.Value;

    /// <summary>Addresses of the ledger.</summary>
    public PostgresTargets Postgres => _postgres.Value;

    /// <summary>Address of the signal store.</summary>
    public ClickHouseAddress ClickHouse => _clickHouse.Value;

    /// <summary>Name of the signal store's database.</summary>
    public string SignalDatabaseName => ClickHouseSection.SimulationDatabase ?? Run.Identity.DatabaseName;

    /// <summary>A password of the manifest.</summary>
    /// <exception cref="SimulationException"><c>password_not_set</c>: its variable is not set.</exception>
    public Secret? Resolve(PasswordSource? password) => password?.Resolve(_environment);

    /// <summary>The ledger's database.</summary>
    public RunDatabase Ledger() => new(Postgres, Run.Identity.Token.Value);

    /// <summary>The signal store's database.</summary>
    public SignalDatabase Signals() => new(ClickHouse, SignalDatabaseName, ClickHouseSection.Cluster, Run.Identity.Token.Value);

    /// <summary>Connects to Kafka for the run's topics.</summary>
    public KafkaTopics Topics(IProgressObserver observer) => new(Kafka, Run.Identity.ReplayClientId, Guard, observer, _time);

    /// <summary>The schema registry; null where the manifest has none.</summary>
    public SchemaRegistry? Registry() => Run.Manifest.SchemaRegistry is { } section ? new SchemaRegistry(section.Url) : null;

    private static SimulationException Missing(string section) =>
        new(ExitCode.Usage, "manifest_incomplete", $"{section}: found no such section; expected one, because platform is cluster.");
}

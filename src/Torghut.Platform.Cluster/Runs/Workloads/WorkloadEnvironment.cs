using System.Globalization;
using System.Text;
using Torghut.Market.Time;
using Torghut.Market.Topics;
using Torghut.Platform.Cluster.Runs.Servers;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Runs;
using Torghut.Simulation.Secrets;

namespace Torghut.Platform.Cluster.Runs.Workloads;

/// <summary>
/// The environment that a run's workloads need, where this program does not patch it into them. A value <c>${NAME}</c> is what
/// that variable of the reader's environment holds: secrets are named, never written.
/// </summary>
internal static class WorkloadEnvironment
{
    /// <summary>Technical analysis.</summary>
    public const string TechnicalAnalysis = "ta";

    /// <summary>The trader.</summary>
    public const string Trader = "trader";

    /// <summary>The trader's password of ClickHouse.</summary>
    public const string ClickHousePassword = ClickHousePrefix + "PASSWORD";

    /// <summary>Where the trader finds the manifest.</summary>
    public const string ManifestPath = "TRADING_SIMULATION_MANIFEST";

    /// <summary>The manifest itself, for a trader that sees no file of this machine.</summary>
    public const string ManifestText = "TRADING_SIMULATION_MANIFEST_TEXT";

    private const string ClickHousePrefix = "TRADING_CLICKHOUSE_";
    private const string OrderFeedPrefix = "TRADING_ORDER_FEED_";
    private const string LedgerPassword = "PGPASSWORD";

    /// <summary>Variables by workload.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Of(ClusterServers servers) =>
        new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal)
        {
            [TechnicalAnalysis] = OfTechnicalAnalysis(servers),
            [Trader] = OfTrader(servers),
        };

    /// <summary>Writes a file for each workload into the run's folder: <c>workloads/&lt;workload&gt;.env</c>, for a shell to read.</summary>
    /// <returns>Paths of the files.</returns>
    public static IReadOnlyList<string> Write(ClusterServers servers, RunFolder folder)
    {
        string root = RootOf(folder);
        folder.Storage.CreateFolder(root);
        List<string> paths = [];
        foreach ((string workload, IReadOnlyDictionary<string, string> variables) in Of(servers))
        {
            var text = new StringBuilder();
            foreach ((string name, string value) in variables)
            {
                text.Append(CultureInfo.InvariantCulture, $"{name}={Quote(value)}\n");
            }

            string path = Path.Combine(root, workload + ".env");
            AtomicFile.ReplaceText(folder.Storage, path, text.ToString());
            paths.Add(path);
        }

        return paths;
    }

    /// <summary>Removes the files of an earlier attempt, whose servers' names may be gone.</summary>
    public static void Remove(RunFolder folder) => folder.Storage.DeleteFolder(RootOf(folder));

    /// <summary>Whether a value stands for a variable of the reader's, which holds a secret.</summary>
    public static bool IsVariable(string value) => value is ['$', '{', .., '}'];

    /// <summary>Secrets of the trader, as this program itself knows them.</summary>
    /// <param name="servers">The servers.</param>
    /// <param name="names">Variables; those that hold no secret are left out.</param>
    /// <exception cref="Torghut.Simulation.Errors.SimulationException"><c>password_not_set</c>: a variable that the manifest names is not set.</exception>
    public static Dictionary<string, string> TraderSecrets(ClusterServers servers, IEnumerable<string> names)
    {
        Dictionary<string, string> secrets = new(StringComparer.Ordinal);
        foreach (string name in names)
        {
            Secret? secret = name switch
            {
                LedgerPassword => servers.Postgres.Runtime.Password,
                ClickHousePassword => servers.Resolve(servers.ClickHouseSection.Password),
                OrderFeedPrefix + "SASL_PASSWORD" => servers.Resolve(servers.KafkaSection.Runtime.SaslPassword ?? servers.KafkaSection.Client.SaslPassword),
                _ => null,
            };
            if (secret is not null)
            {
                secrets.Add(name, secret.Reveal());
            }
        }

        return secrets;
    }

    private static string RootOf(RunFolder folder) => Path.Combine(folder.Root, "workloads");

    private static string Quote(string value) => IsVariable(value) ? $"\"{value}\"" : RunCommandLine.Quote(value);

    private static SortedDictionary<string, string> OfTechnicalAnalysis(ClusterServers servers)
    {
        RunDefinition run = servers.Run;
        var variables = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["TA_TRADES_TOPIC"] = run.SimulationTopics[TopicRole.Trades],
            ["TA_QUOTES_TOPIC"] = run.SimulationTopics[TopicRole.Quotes],
            ["TA_BARS1M_TOPIC"] = run.SimulationTopics[TopicRole.Bars],
            ["TA_MICROBARS_TOPIC"] = run.SimulationTopics[TopicRole.TaMicrobars],
            ["TA_SIGNALS_TOPIC"] = run.SimulationTopics[TopicRole.TaSignals],
            ["TA_STATUS_TOPIC"] = run.SimulationTopics[TopicRole.TaStatus],
            ["TA_GROUP_ID"] = run.Identity.TechnicalAnalysisGroup,
            ["TA_AUTO_OFFSET_RESET"] = "earliest",
            ["TA_CLICKHOUSE_URL"] = $"{servers.ClickHouseSection.HttpUrl.TrimEnd('/')}/{servers.SignalDatabaseName}",
        };
        AddKafka(variables, "TA_KAFKA_", servers.KafkaSection);
        AddClickHouse(variables, "TA_CLICKHOUSE_", servers.ClickHouseSection);
        if (run.Manifest.SchemaRegistry is { } registry)
        {
            variables["TA_SCHEMA_REGISTRY_URL"] = registry.Url;
        }

        return variables;
    }

    private static SortedDictionary<string, string> OfTrader(ClusterServers servers)
    {
        RunDefinition run = servers.Run;
        string database = servers.SignalDatabaseName;
        var variables = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["DB_DSN"] = servers.Postgres.Runtime.ToUrlWithoutPassword(),
            ["TRADING_MODE"] = "paper",
            ["TRADING_LIVE_ENABLED"] = "false",
            ["TRADING_FEATURE_FLAGS_ENABLED"] = "false",
            ["TRADING_SIGNAL_TABLE"] = $"{database}.ta_signals",
            ["TRADING_PRICE_TABLE"] = $"{database}.ta_microbars",
            ["TRADING_CLICKHOUSE_URL"] = servers.ClickHouseSection.HttpUrl,
            ["TRADING_ORDER_FEED_ENABLED"] = "true",
            ["TRADING_ORDER_FEED_TOPIC"] = run.SimulationTopics[TopicRole.OrderUpdates],
            ["TRADING_ORDER_FEED_TOPIC_V2"] = "",
            ["TRADING_ORDER_FEED_GROUP_ID"] = run.Identity.OrderFeedGroup,
            ["TRADING_EXECUTION_ADAPTER"] = "simulation",
            ["TRADING_EXECUTION_FALLBACK_ADAPTER"] = "none",
            ["TRADING_FEATURE_MAX_STALENESS_MS"] = Staleness(servers),
            ["TRADING_SIMULATION_ENABLED"] = "true",
            ["TRADING_SIMULATION_RUN_ID"] = run.Identity.RunId,
            [ManifestPath] = run.Folder.Manifest,
            ["TRADING_SIGNALS_TOPIC"] = run.SimulationTopics[TopicRole.TaSignals],
            ["TRADING_TA_STATUS_TOPIC"] = run.SimulationTopics[TopicRole.TaStatus],
            ["TRADING_SIMULATION_DATASET_ID"] = run.Manifest.DatasetId,
            ["TRADING_SIMULATION_ORDER_UPDATES_TOPIC"] = run.SimulationTopics[TopicRole.OrderUpdates],
            ["TRADING_SIMULATION_WINDOW_START"] = EventTime.Format(run.Window.Start),
            ["TRADING_SIMULATION_WINDOW_END"] = EventTime.Format(run.Window.End),
        };
        AddKafka(variables, OrderFeedPrefix, servers.KafkaSection);
        AddClickHouse(variables, ClickHousePrefix, servers.ClickHouseSection);
        AddPassword(variables, LedgerPassword, servers.PostgresSection, servers.Postgres.Runtime.HasPassword);
        foreach ((string name, string value) in run.Manifest.TorghutEnvOverrides.Values)
        {
            variables[name] = value;
        }

        return variables;
    }

    /// <summary>
    /// How old a feature may be for a trader that measures it by the clock, milliseconds: as old as the day is now, and five
    /// minutes more for the run itself.
    /// </summary>
    private static string Staleness(ClusterServers servers)
    {
        const double Least = 120_000;
        double age = (servers.Now - servers.Run.Window.Start.ToDateTimeOffset()).TotalMilliseconds + 300_000;
        return Math.Max(Least, Math.Ceiling(age)).ToString("0", CultureInfo.InvariantCulture);
    }

    private static void AddKafka(SortedDictionary<string, string> variables, string prefix, KafkaSection kafka)
    {
        KafkaClientSection own = kafka.Runtime;
        KafkaClientSection shared = kafka.Client;
        Add(variables, prefix + "BOOTSTRAP_SERVERS", own.BootstrapServers ?? shared.BootstrapServers);
        Add(variables, prefix + "SECURITY_PROTOCOL", own.SecurityProtocol ?? shared.SecurityProtocol);
        Add(variables, prefix + "SASL_MECHANISM", own.SaslMechanism ?? shared.SaslMechanism);
        Add(variables, prefix + "SASL_USERNAME", own.SaslUsername ?? shared.SaslUsername);
        Add(variables, prefix + "SASL_PASSWORD", NameOf(own.SaslPassword ?? shared.SaslPassword, prefix + "SASL_PASSWORD"));
    }

    private static void AddClickHouse(SortedDictionary<string, string> variables, string prefix, ClickHouseSection section)
    {
        Add(variables, prefix + "USERNAME", section.Username);
        Add(variables, prefix + "PASSWORD", NameOf(section.Password, prefix + "PASSWORD"));
    }

    private static void AddPassword(SortedDictionary<string, string> variables, string name, PostgresSection section, bool hasPassword)
    {
        if (hasPassword)
        {
            Add(variables, name, NameOf(section.RuntimePassword ?? section.SimulationPassword ?? section.AdminPassword, name) ?? $"${{{name}}}");
        }
    }

    private static void Add(SortedDictionary<string, string> variables, string name, string? value)
    {
        if (value is not null)
        {
            variables[name] = value;
        }
    }

    /// <summary>The variable that holds a password; the workload's own where the manifest holds the password itself.</summary>
    private static string? NameOf(PasswordSource? password, string own) => password switch
    {
        null => null,
        PasswordSource.Variable variable => $"${{{variable.Name}}}",
        _ => $"${{{own}}}",
    };
}

using Torghut.Platform.Cluster.Tests.Kafka.Support;

namespace Torghut.Platform.Cluster.Tests.Runs.Support;

/// <summary>Brokers with ten minutes of two symbols in them, one for all tests: a run's topics are its own. They end with this program.</summary>
internal sealed class SeededKafka
{
    private const string SeedRun = "seed";
    private static readonly Lazy<SeededKafka> One = new(() => new SeededKafka());

    private readonly Lazy<byte[]> _dump;

    private SeededKafka()
    {
        Host = new KafkaHost();
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["seed.yaml"], Manifest(Host, "{ kind: synthetic, seed: 7, symbols: [AAA, BBB] }"));
        ProgramResult result = ClusterProgram.Run(
            folder.Path, "export", "--run-id", SeedRun, "--dataset-manifest", folder["seed.yaml"], "--to-kafka", "--confirm", ClusterWorld.Confirmation);
        Assert.True(result.Code == 0, result.Errors);
        _dump = new Lazy<byte[]>(() => Export(Host));
    }

    public static SeededKafka Shared => One.Value;

    public KafkaHost Host { get; }

    /// <summary>The day as a dump of its topics.</summary>
    public byte[] Dump => _dump.Value;

    /// <summary>The beginning of every manifest over the brokers.</summary>
    /// <param name="host">The brokers.</param>
    /// <param name="source">The source.</param>
    /// <param name="platform">The platform.</param>
    /// <param name="kafka">More keys of <c>kafka</c>, each with a comma before it.</param>
    public static string Manifest(KafkaHost host, string source, string platform = "embedded", string kafka = "") => $$"""
        dataset_id: two-symbols
        platform: {{platform}}
        source: {{source}}
        window: { profile: custom, trading_day: "2026-02-27", start: "2026-02-27T15:00:00Z", end: "2026-02-27T15:10:00Z" }
        kafka: { bootstrap_servers: "{{host.BootstrapServers}}", default_partitions: 2{{kafka}} }
        strategies:
          - { name: reversion, kind: mean_reversion_v1 }
          - { name: momentum, kind: intraday_tsmom_v1, parameters: { bullish_rsi_min: 0, bullish_rsi_max: 100, vol_ceil: 1 } }
        """;

    private static byte[] Export(KafkaHost host)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["back.yaml"], Manifest(host, "{ kind: kafka }") + "\n" + ClusterWorld.SourceTopics);
        ProgramResult result = ClusterProgram.Run(
            folder.Path, "export", "--run-id", "back", "--dataset-manifest", folder["back.yaml"], "--output", folder["day.jsonl.zst"]);
        Assert.True(result.Code == 0, result.Errors);
        return File.ReadAllBytes(folder["day.jsonl.zst"]);
    }
}

using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Torghut.Platform.Cluster.Tests.Kafka.Support;
using Torghut.Simulation.Dumps;
using static Torghut.Platform.Cluster.Tests.Kafka.Support.DumpCase;

namespace Torghut.Platform.Cluster.Tests.Kafka;

/// <summary><c>export</c> as a user runs it: a day into topics, and topics into a dump.</summary>
public sealed class ExportTests : IDisposable
{
    private const int Records = 60;
    private const string Confirmation = "START_HISTORICAL_SIMULATION";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = new();
    private readonly KafkaHost _host = new();

    public ExportTests()
    {
        using DumpWriter writer = new(_folder["day.jsonl.zst"], DumpCompression.Zstd);
        for (int i = 0; i < Records; i++)
        {
            writer.Write(new DumpEntry
            {
                Topic = i % 2 == 0 ? "torghut.trades.v1" : "torghut.quotes.v1",
                Partition = i % 3,
                Offset = i / 6,
                TimestampMs = Start + i,
                Key = Encoding.UTF8.GetBytes($"S{i % 3}"),
                Value = Encoding.UTF8.GetBytes($"{{\"n\":{i}}}"),
            });
        }

        writer.Complete();
    }

    public void Dispose()
    {
        _host.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void ADayGoesFromADumpIntoTopicsAndBackIntoADump()
    {
        string seed = Manifest("seed", $"{{ kind: dump, path: {_folder["day.jsonl.zst"]} }}");
        (int code, string output, string errors) = Run("export", "--run-id", "Seed 1", "--dataset-manifest", seed, "--to-kafka", "--confirm", Confirmation, "--json");
        Assert.True(code == 0, errors);
        using JsonDocument written = JsonDocument.Parse(output);
        Assert.Equal(Records, written.RootElement.GetProperty("records").GetInt64());
        Assert.Equal(Records / 2, written.RootElement.GetProperty("records_by_topic").GetProperty("torghut.sim.trades.v1.seed_1").GetInt64());
        Assert.Equal("S0 {\"n\":0}", Kcat.Consume(_host.BootstrapServers, "torghut.sim.trades.v1.seed_1", 0, "%k %s\n").Split('\n')[0]);

        string back = Manifest(
            "back",
            "{ kind: kafka }",
            "source_topics: { trades: torghut.sim.trades.v1.seed_1, quotes: torghut.sim.quotes.v1.seed_1 }");
        (code, _, errors) = Run("export", "--run-id", "back", "--dataset-manifest", back, "--output", _folder["back.jsonl.gz"]);

        Assert.True(code == 0, errors);
        Assert.Equal(Values(_folder["day.jsonl.zst"]), Values(_folder["back.jsonl.gz"]));
        Assert.Equal(["back.jsonl.gz", "back.yaml", "day.jsonl.zst", "seed.yaml"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void NothingIsWrittenToKafkaWithoutThePhrase()
    {
        string seed = Manifest("seed", $"{{ kind: dump, path: {_folder["day.jsonl.zst"]} }}");

        (int code, _, string errors) = Run("export", "--run-id", "seed", "--dataset-manifest", seed, "--to-kafka");

        Assert.Equal(3, code);
        Assert.Contains("confirmation_missing", errors, StringComparison.Ordinal);
        Assert.Equal("", _host.Do("topics"));
    }

    [Theory]
    [InlineData("simulation_topics: { trades: torghut.trades.v1 }")]
    [InlineData("simulation_topics: { quotes: torghut.bars.1m.v1 }")]
    public void NothingIsWrittenToAProductionTopic(string topics)
    {
        string seed = Manifest("seed", $"{{ kind: dump, path: {_folder["day.jsonl.zst"]} }}", topics);

        (int code, _, string errors) = Run("export", "--run-id", "seed", "--dataset-manifest", seed, "--to-kafka", "--confirm", Confirmation);

        Assert.Equal(3, code);
        Assert.Contains("isolation_guard_failed", errors, StringComparison.Ordinal);
        Assert.Equal("", _host.Do("topics"));
    }

    [Fact]
    public void TopicsWithRecordsAreNotWrittenAgain()
    {
        string seed = Manifest("seed", $"{{ kind: dump, path: {_folder["day.jsonl.zst"]} }}");
        string[] arguments = ["export", "--run-id", "seed", "--dataset-manifest", seed, "--to-kafka", "--confirm", Confirmation];
        Assert.Equal(0, Run(arguments).Code);

        (int code, _, string errors) = Run(arguments);

        Assert.Equal(4, code);
        Assert.Contains("replay_topic_not_fresh", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void AnExportThatWasKilledIsMadeAgainOnFreshTopics()
    {
        string seed = Manifest("seed", $"{{ kind: dump, path: {_folder["day.jsonl.zst"]} }}", "replay: { pace_mode: accelerated, acceleration: 0.001 }");
        string[] arguments = ["export", "--run-id", "seed", "--dataset-manifest", seed, "--to-kafka", "--confirm", Confirmation];
        using (Process process = Launch(arguments))
        {
            Assert.True(SpinWait.SpinUntil(() => _host.Do("topics").Count(letter => letter == ';') == 1 && IsBegun(), Limit));
            process.Kill();
            process.WaitForExit();
        }

        string mended = Manifest("seed", $"{{ kind: dump, path: {_folder["day.jsonl.zst"]} }}");
        (int code, _, string errors) = Run(arguments);

        Assert.True(code == 0, errors);
        Assert.Equal(mended, seed);
        Assert.Equal(Records / 6, Kcat.Consume(_host.BootstrapServers, "torghut.sim.trades.v1.seed", 0, "%k\n").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.False(Directory.Exists(_folder["artifacts/torghut/simulations/.exports"]));
    }

    [Fact]
    public void AFileThatIsThereStays()
    {
        string seed = Manifest("seed", $"{{ kind: dump, path: {_folder["day.jsonl.zst"]} }}");
        byte[] before = File.ReadAllBytes(_folder["day.jsonl.zst"]);

        (int code, _, string errors) = Run("export", "--run-id", "seed", "--dataset-manifest", seed, "--output", _folder["day.jsonl.zst"]);

        Assert.Equal(2, code);
        Assert.Contains("output_exists", errors, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_folder["day.jsonl.zst"]));
    }

    private static List<string> Values(string path)
    {
        List<string> values = [];
        using DumpEntryReader reader = new(path);
        while (reader.TryRead(out DumpEntry entry))
        {
            values.Add($"{entry.Partition} {entry.Offset} {entry.TimestampMs} {Encoding.UTF8.GetString(entry.Key!.Value.Span)} {Encoding.UTF8.GetString(entry.Value!.Value.Span)}");
        }

        return values;
    }

    private string Manifest(string name, string source, string extra = "")
    {
        File.WriteAllText(_folder[name + ".yaml"], $$"""
            dataset_id: {{name}}
            platform: embedded
            source: {{source}}
            window: { profile: custom, trading_day: "2026-02-27", start: "2026-02-27T14:30:00Z", end: "2026-02-27T14:35:00Z" }
            kafka: { bootstrap_servers: "{{_host.BootstrapServers}}" }
            {{extra}}
            """);
        return _folder[name + ".yaml"];
    }

    private bool IsBegun() => Kcat.Consume(_host.BootstrapServers, "torghut.sim.trades.v1.seed", 0, "%k\n").Length > 0;

    private Process Launch(string[] arguments) => Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "torghut-sim"), arguments)
    {
        WorkingDirectory = _folder.Path,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        using Process process = Launch(arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Assert.True(process.WaitForExit(Limit));
        return (process.ExitCode, output.Result, errors.Result);
    }
}

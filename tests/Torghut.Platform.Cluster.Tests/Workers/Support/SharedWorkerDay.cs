using System.Diagnostics;
using Torghut.Platform.Cluster.Tests.Kafka.Support;
using Torghut.Platform.Cluster.Tests.Workers.Support;

[assembly: AssemblyFixture(typeof(SharedWorkerDay))]

namespace Torghut.Platform.Cluster.Tests.Workers.Support;

/// <summary>Ten minutes of a made market as a dump, and an embedded run of it: what workers have to come to.</summary>
public sealed class SharedWorkerDay : IDisposable
{
    public const string RunId = "parity 1";
    public const string Start = "2026-02-27T15:00:00Z";
    public const string End = "2026-02-27T15:10:00Z";
    private const string Confirmation = "START_HISTORICAL_SIMULATION";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly Lazy<TemporaryFolder> _folder;

    public SharedWorkerDay() => _folder = new Lazy<TemporaryFolder>(Make);

    public string Dump => _folder.Value["day.jsonl.zst"];

    /// <summary>Folder of the embedded run.</summary>
    public string Embedded => _folder.Value["embedded/parity_1"];

    /// <summary>The manifest.</summary>
    /// <param name="source">Its source.</param>
    /// <param name="servers">Brokers.</param>
    public static string Manifest(string source, string servers) => $$"""
        dataset_id: ten-minutes
        platform: embedded
        source: {{source}}
        window: { profile: custom, trading_day: "2026-02-27", start: "{{Start}}", end: "{{End}}" }
        kafka: { bootstrap_servers: "{{servers}}" }
        strategies:
          - { name: reversion, kind: mean_reversion_v1 }
          - { name: momentum, kind: intraday_tsmom_v1, parameters: { bullish_rsi_min: 0, bullish_rsi_max: 100, vol_ceil: 1 } }
          - { name: minute, kind: macd_rsi_v1 }
        """;

    /// <summary>Runs the program.</summary>
    public static (int Code, string Output) Execute(params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(WorkerProcess.Program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Assert.True(process.WaitForExit(Limit));
        return (process.ExitCode, output.Result + errors.Result);
    }

    public void Dispose()
    {
        if (_folder.IsValueCreated)
        {
            _folder.Value.Dispose();
        }
    }

    private static TemporaryFolder Make()
    {
        var folder = new TemporaryFolder();
        File.WriteAllText(folder["made.yaml"], Manifest("{ kind: synthetic, seed: 7, symbols: [AAA, BBB, CCC, DDD, EEE] }", "none:1"));
        (int code, string output) = Execute("export", "--run-id", RunId, "--dataset-manifest", folder["made.yaml"], "--output", folder["day.jsonl.zst"]);
        Assert.True(code == 0, output);
        File.WriteAllText(folder["day.yaml"], Manifest("{ kind: dump, path: day.jsonl.zst }", "none:1"));
        (code, output) = Execute("run", "--run-id", RunId, "--dataset-manifest", folder["day.yaml"], "--output-root", folder["embedded"], "--confirm", Confirmation);
        Assert.True(code is 0 or 6, output);
        return folder;
    }
}

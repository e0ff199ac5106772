using System.Diagnostics;
using Torghut.Platform.Cluster.Tests.Kafka.Support;

namespace Torghut.Platform.Cluster.Tests.Workers.Support;

/// <summary>A part of a day as a dump, and an embedded run of it: what workers have to come to.</summary>
public abstract class WorkerDay : IDisposable
{
    public const string RunId = "parity 1";
    private const string Confirmation = "START_HISTORICAL_SIMULATION";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly Lazy<TemporaryFolder> _folder;
    private readonly string _source;

    /// <summary>Makes nothing before it is asked for.</summary>
    /// <param name="source">Source of the events, as in a manifest.</param>
    /// <param name="start">First instant.</param>
    /// <param name="end">First instant that is no more part of it, of the same day.</param>
    private protected WorkerDay(string source, string start, string end)
    {
        _source = source;
        Start = start;
        End = end;
        _folder = new Lazy<TemporaryFolder>(Make);
    }

    public string Start { get; }

    public string End { get; }

    public string Dump => _folder.Value["day.jsonl.zst"];

    /// <summary>Folder of the embedded run.</summary>
    public string Embedded => _folder.Value["embedded/parity_1"];

    /// <summary>The manifest.</summary>
    /// <param name="source">Its source.</param>
    /// <param name="servers">Brokers.</param>
    public string Manifest(string source, string servers) => $$"""
        dataset_id: part-of-a-day
        platform: embedded
        source: {{source}}
        window: { profile: custom, trading_day: "{{Start[..10]}}", start: "{{Start}}", end: "{{End}}" }
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

        GC.SuppressFinalize(this);
    }

    private TemporaryFolder Make()
    {
        var folder = new TemporaryFolder();
        File.WriteAllText(folder["made.yaml"], Manifest(_source, "none:1"));
        (int code, string output) = Execute("export", "--run-id", RunId, "--dataset-manifest", folder["made.yaml"], "--output", folder["day.jsonl.zst"]);
        Assert.True(code == 0, output);
        File.WriteAllText(folder["day.yaml"], Manifest("{ kind: dump, path: day.jsonl.zst }", "none:1"));
        (code, output) = Execute("run", "--run-id", RunId, "--dataset-manifest", folder["day.yaml"], "--output-root", folder["embedded"], "--confirm", Confirmation);
        Assert.True(code is 0 or 6, output);
        return folder;
    }
}

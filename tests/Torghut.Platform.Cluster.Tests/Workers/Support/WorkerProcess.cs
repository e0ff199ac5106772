using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Torghut.Market.Topics;
using Torghut.Platform.Cluster.Tests.ClickHouse.Server;

namespace Torghut.Platform.Cluster.Tests.Workers.Support;

/// <summary>A worker as users start it: the program with environment variables.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = [];
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private string? _url;

    public WorkerProcess(WorkerWorld world, string kind, string name)
    {
        Name = name;
        List<string> arguments = ["worker", kind, "--name", name, "--port", "0"];
        if (kind == "trader")
        {
            arguments.Add("--exit-when-complete");
        }

        var start = new ProcessStartInfo(Program) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (kind == "ta")
        {
            AddAnalysis(world, start);
        }
        else
        {
            arguments.AddRange(["--run-id", WorkerDay.RunId, "--dataset-manifest", world.Manifest]);
            start.Environment["DB_DSN"] = world.Postgres.Url(world.Database);
            start.Environment["TRADING_ORDER_FEED_BOOTSTRAP_SERVERS"] = world.Kafka.BootstrapServers;
            start.Environment["TRADING_EXECUTION_ADAPTER"] = "simulation";
        }

        if (world.Registry is { } registry)
        {
            start.Environment["TA_OUTPUT_FORMAT"] = "avro";
            start.Environment["TA_SCHEMA_REGISTRY_URL"] = registry.Url;
            start.Environment["TRADING_SCHEMA_REGISTRY_URL"] = registry.Url;
        }

        arguments.ForEach(start.ArgumentList.Add);
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public static string Program => Path.Combine(AppContext.BaseDirectory, "torghut-sim");

    public string Name { get; }

    public string Said => string.Join('\n', _said);

    /// <summary>A number that the worker tells.</summary>
    public double Figure(string name) => Ask("/healthz").Document.GetProperty("figures").TryGetProperty(name, out JsonElement value) ? value.GetDouble() : 0;

    /// <summary>Whether the worker says that it is ready.</summary>
    public bool IsReady => Ask("/readyz").Status == 200;

    public void Until(Func<bool> isSo)
    {
        var watch = Stopwatch.StartNew();
        while (!Holds(isSo))
        {
            Assert.False(_process.HasExited, $"{Name} ended: {Said}");
            Assert.True(watch.Elapsed < Limit, $"{Name}: waited for too long. {Said}");
            Thread.Sleep(20);
        }
    }

    /// <summary>The worker ends by itself.</summary>
    public void WaitForExit(int code = 0)
    {
        Assert.True(_process.WaitForExit(Limit), $"{Name} did not end: {Said}");
        Assert.True(_process.ExitCode == code, $"{Name} ended with {_process.ExitCode}: {Said}");
    }

    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Asks the worker to end, as a cluster does.</summary>
    public void Terminate()
    {
        using Process kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
        _http.Dispose();
    }

    private static void AddAnalysis(WorkerWorld world, ProcessStartInfo start)
    {
        start.Environment["TA_KAFKA_BOOTSTRAP_SERVERS"] = world.Kafka.BootstrapServers;
        start.Environment["TA_GROUP_ID"] = world.Run.Identity.TechnicalAnalysisGroup;
        start.Environment["TA_TRADES_TOPIC"] = world.Topics[TopicRole.Trades].Name;
        start.Environment["TA_QUOTES_TOPIC"] = world.Topics[TopicRole.Quotes].Name;
        start.Environment["TA_MICROBARS_TOPIC"] = world.Topics[TopicRole.TaMicrobars].Name;
        start.Environment["TA_SIGNALS_TOPIC"] = world.Topics[TopicRole.TaSignals].Name;
        start.Environment["TA_STATUS_TOPIC"] = world.Topics[TopicRole.TaStatus].Name;
        start.Environment["TA_CLICKHOUSE_URL"] = $"{world.ClickHouse.Url}{world.SignalDatabase}";
        start.Environment["TA_CLICKHOUSE_USERNAME"] = ClickHouseServer.User;
        start.Environment["TA_CLICKHOUSE_PASSWORD"] = ClickHouseServer.Password;
    }

    private static bool Holds(Func<bool> isSo)
    {
        try
        {
            return isSo();
        }
        catch (Exception e) when (e is HttpRequestException or InvalidOperationException or OperationCanceledException)
        {
            return false;
        }
    }

    private void Hear(string? line)
    {
        const string listening = "Listening on ";
        if (line?.StartsWith(listening, StringComparison.Ordinal) == true)
        {
            Volatile.Write(ref _url, line[listening.Length..]);
        }

        if (line is not null)
        {
            _said.Enqueue(line);
        }
    }

    private (int Status, JsonElement Document) Ask(string path)
    {
        string url = Volatile.Read(ref _url) ?? throw new InvalidOperationException("It does not listen yet.");
        using HttpResponseMessage answer = _http.GetAsync(new Uri(url + path)).GetAwaiter().GetResult();
        using JsonDocument document = JsonDocument.Parse(answer.Content.ReadAsStringAsync().GetAwaiter().GetResult());
        return ((int)answer.StatusCode, document.RootElement.Clone());
    }
}

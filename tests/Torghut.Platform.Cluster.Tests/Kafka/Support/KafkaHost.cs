using System.Diagnostics;

namespace Torghut.Platform.Cluster.Tests.Kafka.Support;

/// <summary>Kafka brokers of a test: the host program, started for it and gone with it.</summary>
internal sealed class KafkaHost : IDisposable
{
    private const string Program = "Torghut.Kafka.TestHost";
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly Lock _lock = new();

    public KafkaHost(int brokers = 1)
    {
        string tests = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../.."));
        string output = Path.GetRelativePath(Path.Combine(tests, "Torghut.Platform.Cluster.Tests"), AppContext.BaseDirectory);
        _process = Process.Start(new ProcessStartInfo(Path.Combine(tests, Program, output, Program), ["--brokers", $"{brokers}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        string ready = ReadLine();
        Assert.StartsWith("ready ", ready);
        BootstrapServers = ready["ready ".Length..];
    }

    /// <summary>Where clients connect.</summary>
    public string BootstrapServers { get; }

    /// <summary>Executes a command of the host; what stands behind <c>ok</c> in its answer.</summary>
    public string Do(string command)
    {
        string answer;
        lock (_lock)
        {
            _process.StandardInput.WriteLine(command);
            _process.StandardInput.Flush();
            answer = ReadLine();
        }

        Assert.True(answer.StartsWith("ok", StringComparison.Ordinal), $"{command}: {answer}");
        return answer.Length > 3 ? answer[3..] : "";
    }

    public void CreateTopic(string topic, int partitions, int replicas = 1) => Do($"topic-create {topic} {partitions} {replicas}");

    /// <summary>Numbers of the requests that a client sent.</summary>
    public int[] RequestsOf(string client) =>
    [
        .. Do("traffic").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(entry => entry.StartsWith(client + "/", StringComparison.Ordinal))
            .Select(entry => int.Parse(entry[(client.Length + 1)..entry.LastIndexOf('=')], System.Globalization.CultureInfo.InvariantCulture)),
    ];

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private string ReadLine()
    {
        Task<string?> line = _process.StandardOutput.ReadLineAsync();
        return line.Wait(AnswerTime) && line.Result is { } text ? text : throw new TimeoutException($"{Program} gave no answer");
    }
}

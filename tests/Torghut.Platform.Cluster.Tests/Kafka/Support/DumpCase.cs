using NodaTime;
using Torghut.Market.Sessions;
using Torghut.Platform.Cluster.Kafka.Connection;
using Torghut.Platform.Cluster.Kafka.Dump;
using Torghut.Simulation.Manifest;

namespace Torghut.Platform.Cluster.Tests.Kafka.Support;

/// <summary>A window of five minutes, and dumps of it.</summary>
internal sealed class DumpCase : IDisposable
{
    public const string ClientId = "torghut-sim-dump-test_1";

    /// <summary>First instant of the window, milliseconds since the Unix epoch: 2026-02-27T14:30:00Z.</summary>
    public const long Start = 1_772_202_600_000;

    /// <summary>First instant behind the window.</summary>
    public const long End = Start + 300_000;

    /// <summary>First instant behind the late appends.</summary>
    public const long Stop = End + 300_000;

    private readonly TemporaryFolder _folder = new();

    public DumpCase(int brokers = 1)
    {
        Host = new KafkaHost(brokers);
        Records = new TestRecords(Host.BootstrapServers);
    }

    public KafkaHost Host { get; }

    public TestRecords Records { get; }

    public Notes Notes { get; set; } = new();

    public string Folder => _folder["dump"];

    public string OtherFolder => _folder["other"];

    public KafkaConnection Connection => new(new KafkaClientSection { BootstrapServers = Host.BootstrapServers }, _ => null);

    public static ReplayWindow Window(long startMs = Start, long endMs = End)
    {
        Instant start = Instant.FromUnixTimeMilliseconds(startMs);
        return new ReplayWindow(start, Instant.FromUnixTimeMilliseconds(endMs), start.InUtc().Date, Session: null);
    }

    public KafkaDumpRequest Request(params string[] topics) => new()
    {
        Window = Window(),
        Topics = topics.ToDictionary(topic => topic, topic => (string?)("sim." + topic)),
        Folder = Folder,
        ClientId = ClientId,
        Patience = TimeSpan.FromSeconds(60),
    };

    public KafkaDumpResult Dump(KafkaDumpRequest request, CancellationToken cancellationToken = default) =>
        new KafkaDump(Connection, Notes, TimeProvider.System).RunAsync(request, cancellationToken).WaitAsync(TimeSpan.FromSeconds(120), CancellationToken.None).GetAwaiter().GetResult();

    public KafkaDumpResult Dump(params string[] topics) => Dump(Request(topics));

    public void Dispose()
    {
        Records.Dispose();
        Host.Dispose();
        _folder.Dispose();
    }
}

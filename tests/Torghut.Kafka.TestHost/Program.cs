using Torghut.Kafka.TestHost.Control;
using Torghut.Kafka.TestHost.Front;
using Torghut.Kafka.TestHost.Native;

namespace Torghut.Kafka.TestHost;

/// <summary>
/// Kafka brokers on loopback for tests and benchmarks: librdkafka's mock cluster, which speaks the protocol to any client,
/// with a front per broker that answers what the mock does not (topics are created and deleted, offsets are found by time
/// where a test says what the index holds). Commands come on standard input, one a line, each answered by one line; the
/// program ends with its input, so that it never outlives the test that started it.
/// </summary>
internal static class Program
{
    private const int DefaultBrokers = 1;

    private static async Task<int> Main(string[] arguments)
    {
        int brokers = arguments is ["--brokers", string count, ..] ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : DefaultBrokers;
        bool direct = arguments.Contains("--direct");
        using var cluster = new MockCluster(brokers);
        var topics = new TopicBook(cluster);
        var traffic = new TrafficLog();
        await using var fronts = new ClusterFront(cluster, topics, traffic, direct);
        await Console.Out.WriteLineAsync("ready " + fronts.BootstrapServers).ConfigureAwait(false);
        await Console.Out.FlushAsync().ConfigureAwait(false);
        var commands = new CommandTable(cluster, topics, traffic, fronts);
        while (await Console.In.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            await Console.Out.WriteLineAsync(commands.Execute(line)).ConfigureAwait(false);
            await Console.Out.FlushAsync().ConfigureAwait(false);
        }

        return 0;
    }
}

using System.Globalization;
using Torghut.Kafka.TestHost.Front;
using Torghut.Kafka.TestHost.Native;

namespace Torghut.Kafka.TestHost.Control;

/// <summary>The commands; words are separated by spaces, numbers are decimal. Each is answered by <c>ok …</c> or <c>error …</c>.</summary>
internal sealed class CommandTable
{
    private readonly Dictionary<string, Func<string[], string>> _commands;

    /// <summary>Makes the table.</summary>
    public CommandTable(MockCluster cluster, TopicBook topics, TrafficLog traffic, ClusterFront fronts) => _commands = new(StringComparer.Ordinal)
    {
        ["topic-create"] = words => Code(topics.Create(words[1], Number(words[2]), words.Length > 3 ? Number(words[3]) : 1, new Dictionary<string, string?>())),
        ["topic-delete"] = words => Code(topics.Delete(words[1])),
        ["topic-error"] = words => Done(() => cluster.SetTopicError(words[1], Number(words[2]))),
        ["topics"] = _ => "ok " + topics.Describe(),
        ["topics-refuse"] = words => Done(() => topics.RefusesTopics = Number(words[1]) != 0),
        ["records-delete"] = words => Code(cluster.DeleteRecords(words[1], Number(words[2]), Number(words[3]))),
        ["marker-append"] = words => Code(TransactionMarker.Append(cluster, words[1], Number(words[2]))),
        ["leader"] = words => Code(cluster.SetLeader(words[1], Number(words[2]), Number(words[3]))),
        ["broker-down"] = words => Code(cluster.SetDown(Number(words[1]))),
        ["broker-up"] = words => Code(cluster.SetUp(Number(words[1]))),
        ["broker-cut"] = words => Done(() => fronts.Cut(Number(words[1]))),
        ["latency"] = words => Code(cluster.SetRoundTrip(Number(words[1]), Number(words[2]))),
        ["request-errors"] = words => Done(() => cluster.PushRequestErrors((short)Number(words[1]), [.. words.Skip(2).Select(Number)])),
        ["request-errors-clear"] = words => Done(() => cluster.ClearRequestErrors((short)Number(words[1]))),
        ["time-index"] = words => Done(() => topics.SetTime(words[1], Number(words[2]), Long(words[3]), Long(words[4]))),
        ["traffic"] = _ => "ok " + traffic.Describe(),
        ["traffic-clear"] = _ => Done(traffic.Clear),
    };

    /// <summary>Executes a line.</summary>
    public string Execute(string line)
    {
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || !_commands.TryGetValue(words[0], out Func<string[], string>? command))
        {
            return $"error unknown command; known are {string.Join(", ", _commands.Keys.Order(StringComparer.Ordinal))}";
        }

        try
        {
            return command(words);
        }
        catch (Exception e) when (e is IndexOutOfRangeException or FormatException or ArgumentOutOfRangeException or IOException or System.Net.Sockets.SocketException)
        {
            return "error " + e.Message.ReplaceLineEndings(" ");
        }
    }

    private static string Code(int error) => error == 0 ? "ok" : string.Create(CultureInfo.InvariantCulture, $"error {error}");

    private static string Done(Action action)
    {
        action();
        return "ok";
    }

    private static int Number(string word) => int.Parse(word, CultureInfo.InvariantCulture);

    private static long Long(string word) => long.Parse(word, CultureInfo.InvariantCulture);
}

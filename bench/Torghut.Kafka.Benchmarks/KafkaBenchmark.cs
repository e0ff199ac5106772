using System.Diagnostics;
using System.Globalization;
using Confluent.Kafka;
using NodaTime;
using Torghut.Market.Sessions;
using Torghut.Platform.Cluster.Kafka.Connection;
using Torghut.Platform.Cluster.Kafka.Dump;
using Torghut.Platform.Cluster.Kafka.Replay;
using Torghut.Platform.Cluster.Kafka.Topics;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Progress;

namespace Torghut.Kafka.Benchmarks;

/// <summary>Dump and replay beside kcat, turn by turn against the same brokers, over the same records.</summary>
internal sealed class KafkaBenchmark(Brokers brokers, string folder, int partitions, int runs) : IProgressObserver
{
    // The brokers keep about 5 MB of a partition.
    private const int RecordsEach = 14_000;
    private const long StartMs = 1_772_202_600_000;
    private const string Source = "source";

    private readonly KafkaConnection _connection = new(new KafkaClientSection { BootstrapServers = brokers.Servers }, _ => null);
    private readonly Dictionary<string, List<double>> _seconds = new(StringComparer.Ordinal);
    private int _target;

    /// <summary>Measures and prints.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        long bytes = Fill();
        long records = (long)RecordsEach * partitions;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{records} records, {bytes / 1e6:0.0} MB of keys and values, {partitions} partitions, {Environment.ProcessorCount} processors"));
        long small = await PeakAsync(RecordsEach / 10, cancellationToken).ConfigureAwait(false);
        long large = await PeakAsync(RecordsEach, cancellationToken).ConfigureAwait(false);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak memory after a dump of a tenth of the window {small / 1048576} MiB, of all of it {large / 1048576} MiB"));
        string dump = Path.Combine(folder, "dump", "source-dump.jsonl.zst");
        string values = Path.Combine(folder, "values.txt");
        for (int run = 0; run <= runs; run++)
        {
            // The first of each is not counted: it compiles and warms.
            bool counts = run > 0;
            await MeasureAsync("kcat -C", counts, () => Shell($"kcat -b {brokers.Servers} -C -t {Source} -o beginning -e -q > '{values}'")).ConfigureAwait(false);
            await MeasureAsync("dump", counts, () => DumpAsync(RecordsEach, cancellationToken)).ConfigureAwait(false);
            await MeasureAsync("kcat -P -l", counts, () => Shell($"kcat -b {brokers.Servers} -P -t {NewTopic()} -l '{values}'")).ConfigureAwait(false);
            brokers.Do($"topic-delete {Target}");
            await MeasureAsync("kcat -P -l -H", counts, () => Shell(
                $"kcat -b {brokers.Servers} -P -t {NewTopic()} -l '{values}' -H simulation_run_id=bench -H dataset_id=bench -H dataset_event_id=source:12:1234")).ConfigureAwait(false);
            brokers.Do($"topic-delete {Target}");
            string topic = NewTopic();
            await MeasureAsync("replay", counts, () => ReplayAsync(dump, topic, cancellationToken)).ConfigureAwait(false);
            brokers.Do($"topic-delete {Target}");
        }

        Print(records);
    }

    /// <inheritdoc/>
    public void Progressed(in ProgressSample sample)
    {
    }

    /// <inheritdoc/>
    public void Noted(NoteLevel level, string code, string message) => Console.WriteLine($"{level}: {message}");

    private string Target => string.Create(CultureInfo.InvariantCulture, $"target{_target}");

    private string NewTopic()
    {
        _target++;
        brokers.Do($"topic-create {Target} {partitions} 1");
        return Target;
    }

    private long Fill()
    {
        brokers.Do($"topic-create {Source} {partitions} 1");
        using IProducer<string, string> producer = new ProducerBuilder<string, string>(new ProducerConfig
        {
            BootstrapServers = brokers.Servers,
            LingerMs = 5,
            QueueBufferingMaxKbytes = 1 << 20,
            QueueBufferingMaxMessages = 10_000_000,
        }).Build();
        var random = new Random(1);
        long bytes = 0;
        for (int i = 0; i < RecordsEach; i++)
        {
            for (int partition = 0; partition < partitions; partition++)
            {
                string symbol = string.Create(CultureInfo.InvariantCulture, $"SYM{partition}");
                string value = string.Create(
                    CultureInfo.InvariantCulture,
                    $$$"""{"ingestTs":"2026-02-27T14:30:00.{{{i % 1000:000}}}Z","eventTs":"2026-02-27T14:30:00.{{{i % 1000:000}}}Z","feed":"iex","channel":"trades","symbol":"{{{symbol}}}","seq":{{{i}}},"payload":{"i":{{{random.NextInt64(1_000_000_000)}}},"p":{{{random.Next(100, 30_000) / 100.0}}},"s":{{{random.Next(500)}}},"x":"V","c":["@"],"t":"2026-02-27T14:30:00Z","z":"C"},"isFinal":true,"source":"ws","version":1}""");
                bytes += symbol.Length + value.Length;
                producer.Produce(new TopicPartition(Source, partition), new Message<string, string>
                {
                    Key = symbol,
                    Value = value,
                    Timestamp = new Timestamp(StartMs + i, TimestampType.CreateTime),
                });
            }
        }

        if (producer.Flush(TimeSpan.FromMinutes(2)) > 0)
        {
            throw new InvalidOperationException("The brokers did not take the records.");
        }

        return bytes;
    }

    private async Task<long> PeakAsync(int windowMs, CancellationToken cancellationToken)
    {
        await DumpAsync(windowMs, cancellationToken).ConfigureAwait(false);
        string line = File.ReadLines("/proc/self/status").First(text => text.StartsWith("VmHWM", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }

    private async Task DumpAsync(int windowMs, CancellationToken cancellationToken)
    {
        Instant start = Instant.FromUnixTimeMilliseconds(StartMs);
        KafkaDumpResult result = await new KafkaDump(_connection, this, TimeProvider.System).RunAsync(
            new KafkaDumpRequest
            {
                // Late appends are read too: the window ends before them.
                Window = new ReplayWindow(start, start + Duration.FromMilliseconds(windowMs - 300_000), start.InUtc().Date, Session: null),
                Topics = new Dictionary<string, string?> { [Source] = "target" },
                Folder = Path.Combine(folder, "dump"),
                ClientId = "torghut-sim-dump-bench",
                Force = true,
            },
            cancellationToken).ConfigureAwait(false);
        if (result.Document.Digests.Records != (long)windowMs * partitions)
        {
            throw new InvalidOperationException($"The dump has {result.Document.Digests.Records} records.");
        }
    }

    private async Task ReplayAsync(string dump, string topic, CancellationToken cancellationToken)
    {
        KafkaReplayResult result = await new KafkaReplay(_connection, new TopicGuard([Source]), this, TimeProvider.System).RunAsync(
            new KafkaReplayRequest
            {
                DumpPath = dump,
                Window = null,
                Targets = new Dictionary<string, SimulationTopic> { [Source] = new() { Name = topic, Partitions = partitions, Replicas = 1 } },
                Lineage = new ReplayLineage("bench", "bench"),
                ClientId = "torghut-sim-replay-bench",
            },
            cancellationToken).ConfigureAwait(false);
        if (result.Records != (long)RecordsEach * partitions)
        {
            throw new InvalidOperationException($"The replay sent {result.Records} records.");
        }
    }

    private static Task Shell(string command)
    {
        using Process process = Process.Start("bash", ["-c", command]);
        process.WaitForExit();
        return process.ExitCode == 0 ? Task.CompletedTask : throw new InvalidOperationException($"{command} ended with {process.ExitCode}");
    }

    private async Task MeasureAsync(string name, bool counts, Func<Task> work)
    {
        long start = Stopwatch.GetTimestamp();
        await work().ConfigureAwait(false);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (!_seconds.TryGetValue(name, out List<double>? all))
        {
            _seconds.Add(name, all = []);
        }

        if (counts)
        {
            all.Add(seconds);
        }
    }

    private void Print(long records)
    {
        foreach ((string name, List<double> seconds) in _seconds)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-14} median {Median(seconds):0.000} s, {seconds.Min():0.000} to {seconds.Max():0.000} s, {records / Median(seconds) / 1000:0} k records/s"));
        }

        Console.WriteLine(Ratio("dump", "kcat -C"));
        Console.WriteLine(Ratio("replay", "kcat -P -l"));
        Console.WriteLine(Ratio("replay", "kcat -P -l -H"));
    }

    private string Ratio(string ours, string other) => string.Create(
        CultureInfo.InvariantCulture, $"{ours} is {Median(_seconds[other]) / Median(_seconds[ours]):0.00} times as fast as {other}");

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}

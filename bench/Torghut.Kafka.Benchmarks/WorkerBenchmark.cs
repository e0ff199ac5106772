using System.Diagnostics;
using System.Globalization;
using System.Text;
using Confluent.Kafka;
using Torghut.Platform.Cluster.Kafka.Connection;
using Torghut.Platform.Cluster.Kafka.Replay;
using Torghut.Platform.Cluster.Kafka.Topics;
using Torghut.Platform.Cluster.Workers.Analysis;
using Torghut.Platform.Cluster.Workers.Announcements;
using Torghut.Platform.Cluster.Workers.Log;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Progress;

namespace Torghut.Kafka.Benchmarks;

/// <summary>
/// A worker of technical analysis over a replay that is in the topics: records per second, and per second of the worker's
/// processor time. Signals and micro-bars go to their topics, to no signal store. In turns with it, over the same records:
/// Confluent.Kafka's consumer that throws them away, and the worker's own.
/// </summary>
internal sealed class WorkerBenchmark(Brokers brokers, int partitions, int runs) : IProgressObserver
{
    // The brokers keep about 5 MB of a partition.
    private const int RecordsEach = 60_000;
    private const long StartMs = 1_772_202_600_000;
    private const long WindowMs = 600_000;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly KafkaConnection _connection = new(new KafkaClientSection { BootstrapServers = brokers.Servers }, _ => null);

    /// <summary>Measures and prints.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Fill();
        List<(double Wall, double Cpu)> worker = [];
        List<(double Wall, double Cpu)> consumer = [];
        List<(double Wall, double Cpu)> reader = [];
        for (int run = 0; run <= runs; run++)
        {
            // The first of each is not counted: it compiles and warms.
            worker.Add(await MeasureAsync(run, cancellationToken).ConfigureAwait(false));
            consumer.Add(Measure(Consume));
            reader.Add(Measure(Read));
        }

        double cpu = Print("worker ta", worker);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"worker ta takes {cpu / Print("Confluent.Kafka's Consume alone", consumer):0.00} times its processor time"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"worker ta takes {cpu / Print("the worker's reader alone", reader):0.00} times its processor time"));
    }

    /// <inheritdoc/>
    public void Progressed(in ProgressSample sample)
    {
    }

    /// <inheritdoc/>
    public void Noted(NoteLevel level, string code, string message)
    {
        if (level != NoteLevel.Info)
        {
            Console.WriteLine($"{level}: {message}");
        }
    }

    private long Records => (long)RecordsEach * partitions * 2;

    private IEnumerable<TopicPartition> Inputs =>
        ((string[])["trades", "quotes"]).SelectMany(topic => Enumerable.Range(0, partitions).Select(partition => new TopicPartition(topic, partition)));

    private double Print(string name, List<(double Wall, double Cpu)> runs)
    {
        List<(double Wall, double Cpu)> counted = runs[1..];
        double wall = counted.Select(seconds => seconds.Wall).Order().ElementAt(counted.Count / 2);
        double cpu = counted.Select(seconds => seconds.Cpu).Order().ElementAt(counted.Count / 2);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {Records} records, {wall:0.00} s, {Records / wall / 1e6:0.00} M records/s, {Records / cpu / 1e6:0.00} M records/s of one processor's time"));
        return cpu;
    }

    private static (double Wall, double Cpu) Measure(Action work)
    {
        long start = Stopwatch.GetTimestamp();
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        work();
        return (Stopwatch.GetElapsedTime(start).TotalSeconds, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
    }

    private void Consume()
    {
        var configuration = new ConsumerConfig(_connection.ClientConfiguration("bench-consume")) { GroupId = "bench-consume", EnableAutoCommit = false };
        using IConsumer<byte[], byte[]> consumer = new ConsumerBuilder<byte[], byte[]>(configuration).Build();
        consumer.Assign(Inputs.Select(partition => new TopicPartitionOffset(partition, Offset.Beginning)));
        for (long read = 0; read < Records;)
        {
            read += consumer.Consume(Limit) is { Message: not null } ? 1 : throw new TimeoutException("The consumer is not done.");
        }

        consumer.Close();
    }

    private void Read()
    {
        using var reader = new LogReader(_connection, "bench-read", Inputs, new KafkaLog(_connection, this));
        for (long read = 0; read < Records; read++)
        {
            if (!reader.TryRead(Limit, out _))
            {
                throw new TimeoutException("The reader is not done.");
            }
        }
    }

    private async Task<(double Wall, double Cpu)> MeasureAsync(int run, CancellationToken cancellationToken)
    {
        string signals = string.Create(CultureInfo.InvariantCulture, $"signals{run}");
        string bars = string.Create(CultureInfo.InvariantCulture, $"bars{run}");
        string status = string.Create(CultureInfo.InvariantCulture, $"status{run}");
        brokers.Do($"topic-create {signals} {partitions} 1");
        brokers.Do($"topic-create {bars} {partitions} 1");
        brokers.Do($"topic-create {status} 1 1");
        await new ReplayAnnouncer(_connection, new TopicGuard([]), this).PublishAsync(status, "bench", Announcement(), cancellationToken).ConfigureAwait(false);
        var worker = new AnalysisWorker(
            new AnalysisSettings
            {
                Connection = _connection,
                GroupId = string.Create(CultureInfo.InvariantCulture, $"bench{run}"),
                ClientId = "bench-ta",
                InputTopics = new Dictionary<string, string>(),
                Topics = new AnalysisTopics(bars, signals, status),
                ClickHouse = null,
            },
            this);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task working = Task.Factory.StartNew(() => worker.Run(stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        while (worker.Figures.Count < partitions)
        {
            await PauseAsync(working, cancellationToken).ConfigureAwait(false);
        }

        long start = Stopwatch.GetTimestamp();
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        while (!worker.Figures.All(group => group.Value.IsDone))
        {
            if (Stopwatch.GetElapsedTime(start) > Limit)
            {
                throw new TimeoutException("The worker is not done.");
            }

            await PauseAsync(working, cancellationToken).ConfigureAwait(false);
        }

        var result = (Stopwatch.GetElapsedTime(start).TotalSeconds, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
        await stop.CancelAsync().ConfigureAwait(false);
        await working.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (string topic in (string[])[signals, bars, status])
        {
            brokers.Do($"topic-delete {topic}");
        }

        return result;
    }

    private static async Task PauseAsync(Task working, CancellationToken cancellationToken)
    {
        if (working.IsFaulted)
        {
            await working.ConfigureAwait(false);
        }

        // The waiting must not take the time that is measured: a timer's pool of threads does.
        Thread.Sleep(20);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private ReplayAnnouncement Announcement() => new()
    {
        RunId = "bench",
        DatasetId = "bench",
        WindowStartNs = StartMs * 1_000_000,
        WindowEndNs = (StartMs + WindowMs) * 1_000_000,
        MaxOutOfOrderMs = 2_000,
        QuoteStaleAfterMs = 15_000,
        AvailabilityMs = 2_000,
        Groups = partitions,
        Topics = [Topic("trades"), Topic("quotes")],
        Symbols = [.. Enumerable.Range(0, partitions).Select(number => new AnnouncedSymbol(Symbol(number), number, HasBars: false)).OrderBy(symbol => symbol.Name, StringComparer.Ordinal)],
    };

    private AnnouncedTopic Topic(string role) => new()
    {
        Role = role,
        Topic = role,
        SourceTopic = role,
        Partitions = [.. Enumerable.Range(0, partitions).Select(partition => new AnnouncedPartition(RecordsEach, 0, [new AnnouncedSource(0, partition, 0)]))],
    };

    private static string Symbol(int partition) => string.Create(CultureInfo.InvariantCulture, $"SYM{partition}");

    private void Fill()
    {
        brokers.Do($"topic-create trades {partitions} 1");
        brokers.Do($"topic-create quotes {partitions} 1");
        using IProducer<string, string> producer = new ProducerBuilder<string, string>(new ProducerConfig
        {
            BootstrapServers = brokers.Servers,
            LingerMs = 5,
            CompressionType = CompressionType.Lz4,
            QueueBufferingMaxKbytes = 1 << 20,
            QueueBufferingMaxMessages = 10_000_000,
        }).Build();
        var random = new Random(1);
        for (int i = 0; i < RecordsEach; i++)
        {
            long timeMs = StartMs + (WindowMs * i / RecordsEach);
            string time = DateTimeOffset.FromUnixTimeMilliseconds(timeMs).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
            for (int partition = 0; partition < partitions; partition++)
            {
                double price = random.Next(10_000, 10_100) / 100.0;
                Produce(producer, "trades", partition, i, timeMs, string.Create(
                    CultureInfo.InvariantCulture,
                    $$$"""{"ingestTs":"{{{time}}}","eventTs":"{{{time}}}","feed":"iex","channel":"trades","symbol":"{{{Symbol(partition)}}}","seq":{{{i}}},"payload":{"i":{{{i}}},"p":{{{price}}},"s":{{{random.Next(1, 500)}}},"x":"V","c":["@"],"t":"{{{time}}}","z":"C"},"isFinal":true,"source":"ws","version":1}"""));
                Produce(producer, "quotes", partition, i, timeMs, string.Create(
                    CultureInfo.InvariantCulture,
                    $$$"""{"ingestTs":"{{{time}}}","eventTs":"{{{time}}}","feed":"iex","channel":"quotes","symbol":"{{{Symbol(partition)}}}","seq":{{{i}}},"payload":{"bp":{{{price}}},"bs":{{{random.Next(1, 500)}}},"ap":{{{price + 0.02}}},"as":{{{random.Next(1, 500)}}},"bx":"V","ax":"V","c":["R"],"t":"{{{time}}}","z":"C"},"isFinal":true,"source":"ws","version":1}"""));
            }
        }

        if (producer.Flush(Limit) > 0)
        {
            throw new InvalidOperationException("The brokers did not take the records.");
        }
    }

    private static void Produce(IProducer<string, string> producer, string topic, int partition, int offset, long timeMs, string value) => producer.Produce(
        new TopicPartition(topic, partition),
        new Message<string, string>
        {
            Key = Symbol(partition),
            Value = value,
            Timestamp = new Timestamp(timeMs, TimestampType.CreateTime),
            Headers = new Headers
            {
                new Header(ReplayLineage.RunHeader, "bench"u8.ToArray()),
                new Header(ReplayLineage.DatasetHeader, "bench"u8.ToArray()),
                new Header(ReplayLineage.EventHeader, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{topic}:{partition}:{offset}"))),
            },
        });
}

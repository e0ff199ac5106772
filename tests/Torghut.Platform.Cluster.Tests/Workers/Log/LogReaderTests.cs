using System.Globalization;
using System.Text;
using Confluent.Kafka;
using Torghut.Platform.Cluster.Kafka.Connection;
using Torghut.Platform.Cluster.Tests.Kafka.Support;
using Torghut.Platform.Cluster.Workers.Log;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Manifest;

namespace Torghut.Platform.Cluster.Tests.Workers.Log;

/// <summary>The workers' reader gives what another client wrote.</summary>
public sealed class LogReaderTests : IDisposable
{
    private const int Fetch = 1;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly KafkaHost _kafka = new();

    private KafkaConnection Connection => new(new KafkaClientSection { BootstrapServers = _kafka.BootstrapServers }, _ => null);

    public void Dispose() => _kafka.Dispose();

    [Fact]
    public void RecordsOfAllPartitionsComeAsTheyWereWritten()
    {
        // More than one call of the library gives.
        const int Records = 3_000;
        _kafka.CreateTopic("a", 2);
        _kafka.CreateTopic("b", 1);
        TopicPartition[] partitions = [new("a", 1), new("b", 0), new("a", 0)];
        Write(partitions, Records);
        using LogReader reader = Read(partitions);

        int[] next = new int[partitions.Length];
        for (int read = 0; read < Records * partitions.Length; read++)
        {
            Assert.True(reader.TryRead(Patience, out LogRecord record));
            int number = next[record.Place]++;
            Assert.Equal(partitions[record.Place], record.Where);
            Assert.Equal(number, record.Offset);
            Assert.Equal(1_772_202_600_000 + number, record.TimestampMs);
            Assert.Equal(number % 3 == 0 ? "" : Text(record.Place, number), Encoding.UTF8.GetString(record.Value));
            Assert.Equal(number % 2 == 0 ? "" : "key", Encoding.UTF8.GetString(record.Key));
            Assert.Equal(number % 5 == 0 ? "" : "second", Encoding.UTF8.GetString(record.Header("name"u8)));
            Assert.Equal("", Encoding.UTF8.GetString(record.Header("other"u8)));
        }

        Assert.False(reader.TryRead(TimeSpan.FromMilliseconds(100), out _));
    }

    [Fact]
    public void APausedPartitionGoesOnWhereItWas()
    {
        // More than what is handed over at once, so that a part is dropped and fetched again.
        const int Records = 5_000;
        _kafka.CreateTopic("a", 2);
        TopicPartition[] partitions = [new("a", 0), new("a", 1)];
        Write(partitions, Records);
        using LogReader reader = Read(partitions);
        Assert.True(reader.TryRead(Patience, out LogRecord first));
        int paused = first.Place;
        reader.Pause([partitions[paused]]);

        long[] next = new long[2];
        next[paused] = 1;
        while (next[1 - paused] < Records)
        {
            Assert.True(reader.TryRead(Patience, out LogRecord record));
            Assert.Equal(next[record.Place]++, record.Offset);
        }

        reader.Resume([partitions[paused]]);
        while (next[paused] < Records)
        {
            Assert.True(reader.TryRead(Patience, out LogRecord record));
            Assert.Equal((paused, next[paused]++), (record.Place, record.Offset));
        }
    }

    [Fact]
    public void ATopicThatMayNotBeReadIsNamed()
    {
        _kafka.CreateTopic("a", 1);
        _kafka.Do($"request-errors {Fetch} {string.Join(' ', Enumerable.Repeat((int)ErrorCode.TopicAuthorizationFailed, 20))}");
        using LogReader reader = Read([new("a", 0)]);

        SimulationException refusal = Assert.Throws<SimulationException>(() =>
        {
            for (int polls = 0; polls < 30 && !reader.TryRead(TimeSpan.FromSeconds(1), out _); polls++)
            {
                // The client has to ask the brokers first.
            }
        });

        Assert.Equal(("kafka_access_denied", ExitCode.Failed), (refusal.Code, refusal.ExitCode));
        Assert.Contains("a [0]", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatTheLibraryComplainsOfIsPassedOn()
    {
        var notes = new Notes();
        var connection = new KafkaConnection(new KafkaClientSection { BootstrapServers = "127.0.0.1:1" }, _ => null);
        var log = new KafkaLog(connection, notes);
        using var reader = new LogReader(connection, "reader", [new TopicPartition("a", 0)], log);

        for (int polls = 0; polls < 30 && log.LastError is null; polls++)
        {
            Assert.False(reader.TryRead(TimeSpan.FromSeconds(1), out _));
        }

        Assert.Contains("127.0.0.1:1", log.LastError, StringComparison.Ordinal);
    }

    private LogReader Read(IEnumerable<TopicPartition> partitions) =>
        new(Connection, "reader", partitions, new KafkaLog(Connection, new Notes()));

    private static string Text(int place, int number) => string.Create(CultureInfo.InvariantCulture, $"{place}-{number}");

    private void Write(TopicPartition[] partitions, int records)
    {
        using IProducer<byte[]?, byte[]?> producer = new ProducerBuilder<byte[]?, byte[]?>(new ProducerConfig
        {
            BootstrapServers = _kafka.BootstrapServers,
            CompressionType = CompressionType.Lz4,
            LingerMs = 5,
        }).SetKeySerializer(BytesOrNull.Instance).SetValueSerializer(BytesOrNull.Instance).Build();
        for (int number = 0; number < records; number++)
        {
            for (int place = 0; place < partitions.Length; place++)
            {
                producer.Produce(partitions[place], new Message<byte[]?, byte[]?>
                {
                    Key = number % 2 == 0 ? null : "key"u8.ToArray(),
                    Value = number % 3 == 0 ? null : Encoding.UTF8.GetBytes(Text(place, number)),
                    Timestamp = new Timestamp(1_772_202_600_000 + number, TimestampType.CreateTime),
                    Headers = number % 5 == 0 ? null : new Headers { new Header("name", "first"u8.ToArray()), new Header("name", "second"u8.ToArray()) },
                });
            }
        }

        Assert.Equal(0, producer.Flush(Patience));
    }
}

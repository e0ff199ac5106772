using System.Text;
using Confluent.Kafka;

namespace Torghut.Platform.Cluster.Tests.Kafka.Support;

/// <summary>Produces records with timestamps of the test's choice.</summary>
internal sealed class TestRecords : IDisposable
{
    private readonly IProducer<byte[]?, byte[]?> _producer;

    public TestRecords(string servers, int batchRecords = 10_000) =>
        _producer = new ProducerBuilder<byte[]?, byte[]?>(new ProducerConfig
        {
            BootstrapServers = servers,
            LingerMs = 1,
            BatchNumMessages = batchRecords,
            ClientId = "test-records",
        }).SetLogHandler((_, _) => { }).Build();

    /// <summary>Produces a record and waits until it is there.</summary>
    public void Put(string topic, int partition, long timestampMs, string? value, string? key = null) =>
        Put(topic, partition, timestampMs, new Message<byte[]?, byte[]?> { Key = Bytes(key), Value = Bytes(value) });

    public void Put(string topic, int partition, long timestampMs, Message<byte[]?, byte[]?> message)
    {
        message.Timestamp = new Timestamp(timestampMs, TimestampType.CreateTime);
        _producer.ProduceAsync(new TopicPartition(topic, partition), message).WaitAsync(TimeSpan.FromSeconds(30)).GetAwaiter().GetResult();
    }

    /// <summary>Produces many records of one length, one millisecond apart.</summary>
    public void PutMany(string topic, int partition, long firstTimestampMs, int count, int valueBytes = 100)
    {
        for (int i = 0; i < count; i++)
        {
            _producer.Produce(new TopicPartition(topic, partition), new Message<byte[]?, byte[]?>
            {
                Key = Bytes("K" + partition),
                Value = Bytes($"{partition}-{i}-".PadRight(valueBytes, 'x')),
                Timestamp = new Timestamp(firstTimestampMs + i, TimestampType.CreateTime),
            });
        }

        Assert.Equal(0, _producer.Flush(TimeSpan.FromSeconds(60)));
    }

    public void Dispose() => _producer.Dispose();

    private static byte[]? Bytes(string? text) => text is null ? null : Encoding.UTF8.GetBytes(text);
}

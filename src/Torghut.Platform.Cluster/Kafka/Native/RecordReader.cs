using Confluent.Kafka;
using Torghut.Platform.Cluster.Kafka.Connection;

namespace Torghut.Platform.Cluster.Kafka.Native;

/// <summary>
/// Reads partitions that it is assigned, many records at a time and without an object for each. It joins no group and commits
/// nothing. One thread at a time.
/// </summary>
internal sealed unsafe class RecordReader : IDisposable
{
    private const int BatchRecords = 2048;

    private readonly NativeClient _client;
    private readonly nint _queue;
    private readonly nint[] _messages = new nint[BatchRecords];
    private readonly Dictionary<TopicPartition, int> _slots = [];
    private readonly Dictionary<(nint Topic, int Partition), int> _known = [];
    private (nint Topic, int Partition) _last;
    private int _lastSlot = -1;
    private int _count;

    /// <summary>Opens a reader.</summary>
    /// <exception cref="KafkaException">A setting is refused.</exception>
    public RecordReader(ConsumerConfig configuration, KafkaLog log)
    {
        _client = new NativeClient(Librdkafka.Consumer, configuration, delivered: null, owner: null, log);

        // Errors of the whole client come with the records.
        _ = Librdkafka.PollByConsumer(_client.Handle);
        _queue = Librdkafka.ConsumerQueue(_client.Handle);
    }

    /// <summary>Reads a partition too.</summary>
    /// <param name="from">The partition, and where to begin.</param>
    /// <param name="slot">A number for it, at least 0: its records have it.</param>
    /// <exception cref="KafkaException">The client refuses.</exception>
    public void Assign(TopicPartitionOffset from, int slot) => Assign([(from, slot)]);

    /// <summary>Reads partitions too.</summary>
    /// <param name="partitions">The partitions, where to begin, and a number for each, at least 0: its records have it.</param>
    /// <exception cref="KafkaException">The client refuses.</exception>
    public void Assign(IReadOnlyCollection<(TopicPartitionOffset From, int Slot)> partitions)
    {
        Require(WithList(partitions.Select(partition => partition.From), list => Librdkafka.Assign(_client.Handle, list)));
        foreach ((TopicPartitionOffset from, int slot) in partitions)
        {
            _slots[from.TopicPartition] = slot;
        }

        Forget();
    }

    /// <summary>Reads a partition no more; what is left of it in the present batch is to be passed over.</summary>
    /// <exception cref="KafkaException">The client refuses.</exception>
    public void Unassign(TopicPartition partition)
    {
        Require(WithList([partition], list => Librdkafka.Unassign(_client.Handle, list)));
        _slots.Remove(partition);
        Forget();
    }

    /// <summary>Stops fetching of partitions; what was fetched of them is dropped, but for the present batch, and fetched again later.</summary>
    /// <exception cref="KafkaException">The client refuses.</exception>
    public void Pause(IEnumerable<TopicPartition> partitions) => Require(WithList(partitions, list => Librdkafka.Pause(_client.Handle, list)));

    /// <summary>Goes on with partitions where they were.</summary>
    /// <exception cref="KafkaException">The client refuses.</exception>
    public void Resume(IEnumerable<TopicPartition> partitions) => Require(WithList(partitions, list => Librdkafka.Resume(_client.Handle, list)));

    /// <summary>First and next offset of a partition as the brokers know them.</summary>
    /// <exception cref="KafkaException">The brokers do not answer in time, or refuse.</exception>
    public WatermarkOffsets Offsets(TopicPartition partition, TimeSpan patience)
    {
        long low;
        long high;
        Require(Librdkafka.Watermarks(_client.Handle, partition.Topic, partition.Partition.Value, &low, &high, (int)patience.TotalMilliseconds));
        return new WatermarkOffsets(low, high);
    }

    /// <summary>Reads what comes next; what came before is given back.</summary>
    /// <param name="patience">How long to wait for the first.</param>
    /// <returns>How many there are; 0 when nothing came in time.</returns>
    public int Read(TimeSpan patience)
    {
        Release();
        fixed (nint* first = _messages)
        {
            var messages = (NativeMessage**)first;

            // The library waits until as many are there as were asked for: one is waited for, the others are taken as they are.
            _count = Take(messages, 1, (int)patience.TotalMilliseconds);
            if (_count > 0)
            {
                _count += Take(messages + _count, BatchRecords - _count, timeoutMs: 0);
            }
        }

        _client.Tell();
        return _count;
    }

    /// <summary>A record of those that were read last.</summary>
    /// <param name="index">Which, from 0.</param>
    public RecordView this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)_count);
            var message = (NativeMessage*)_messages[index];
            return new RecordView(message, SlotOf(message));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_client.Handle == 0)
        {
            return;
        }

        Release();
        Librdkafka.DestroyQueue(_queue);
        _client.Dispose();
    }

    private int Take(NativeMessage** messages, int count, int timeoutMs)
    {
        nint taken = Librdkafka.Consume(_queue, timeoutMs, messages, (nuint)count);
        return taken >= 0 ? (int)taken : 0;
    }

    private void Release()
    {
        for (int i = 0; i < _count; i++)
        {
            Librdkafka.DestroyMessage((NativeMessage*)_messages[i]);
        }

        _count = 0;
    }

    private int SlotOf(NativeMessage* message)
    {
        (nint Topic, int Partition) where = (message->Topic, message->Partition);
        if (where == _last)
        {
            return _lastSlot;
        }

        if (!_known.TryGetValue(where, out int slot))
        {
            string topic = where.Topic == 0 ? "" : NativeClient.Text(Librdkafka.TopicName(where.Topic));
            slot = _slots.GetValueOrDefault(new TopicPartition(topic, where.Partition), -1);
            _known.Add(where, slot);
        }

        (_last, _lastSlot) = (where, slot);
        return slot;
    }

    /// <summary>A topic's handle may be another topic's later: what is known of handles lives as long as the assignment.</summary>
    private void Forget()
    {
        _known.Clear();
        (_last, _lastSlot) = (default, -1);
    }

    private static T WithList<T>(IEnumerable<TopicPartition> partitions, Func<nint, T> call) =>
        WithList(partitions.Select(partition => new TopicPartitionOffset(partition, Offset.Unset)), call);

    private static T WithList<T>(IEnumerable<TopicPartitionOffset> partitions, Func<nint, T> call)
    {
        nint list = Librdkafka.NewPartitions(0);
        try
        {
            foreach (TopicPartitionOffset partition in partitions)
            {
                _ = Librdkafka.AddPartition(list, partition.Topic, partition.Partition.Value);
                _ = Librdkafka.SetOffset(list, partition.Topic, partition.Partition.Value, partition.Offset.Value);
            }

            return call(list);
        }
        finally
        {
            Librdkafka.DestroyPartitions(list);
        }
    }

    private static void Require(int error)
    {
        if (error != 0)
        {
            throw new KafkaException(NativeClient.ErrorOf(error));
        }
    }

    private static void Require(nint error)
    {
        if (NativeClient.Take(error) is { } taken)
        {
            throw new KafkaException(taken);
        }
    }
}

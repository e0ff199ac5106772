using Confluent.Kafka;
using Torghut.Platform.Cluster.Kafka.Connection;

namespace Torghut.Platform.Cluster.Workers.Native;

/// <summary>
/// Reads partitions with librdkafka itself: many records by one call, and nothing copied or allocated for a record. Confluent.Kafka's
/// consumer makes about ten objects of each. One thread at a time.
/// </summary>
internal sealed unsafe class ClientConsumer : IDisposable
{
    private const int BatchSize = 1024;

    private readonly ClientHandle _client;
    private readonly TopicPartition[] _partitions;
    private readonly Dictionary<(nint Topic, int Partition), int> _places = [];
    private readonly NativeMessage*[] _batch = new NativeMessage*[BatchSize];
    private readonly nint _queue;
    private NativeMessage* _current;
    private int _count;
    private int _next;
    private (nint Topic, int Partition, int Place) _lastPlace;
    private bool _isClosed;

    /// <summary>Begins to read partitions from their first records.</summary>
    /// <param name="configuration">The consumer's configuration.</param>
    /// <param name="partitions">What to read.</param>
    /// <param name="log">Takes what the library says.</param>
    /// <exception cref="KafkaException">The configuration or the partitions are refused.</exception>
    public ClientConsumer(ConsumerConfig configuration, IEnumerable<TopicPartition> partitions, KafkaLog log)
    {
        _partitions = [.. partitions];
        _client = ClientHandle.Open(configuration, log);
        _queue = ClientLibrary.ConsumerQueue(_client.Value);
        Require(WithList(_partitions, list => ClientLibrary.Assign(_client.Value, list)));
    }

    /// <summary>What is read, in the order in which it was given.</summary>
    public IReadOnlyList<TopicPartition> Partitions => _partitions;

    /// <summary>The record, or error, that is next.</summary>
    /// <param name="patience">How long to wait for one.</param>
    /// <param name="message">It lives until the next call.</param>
    /// <returns>False when there was none in time.</returns>
    public bool TryNext(TimeSpan patience, out NativeMessage* message)
    {
        Release();
        if (_next == _count && !Fetch(patience))
        {
            message = null;
            return false;
        }

        message = _current = _batch[_next++];
        return true;
    }

    /// <summary>Which of the partitions a message is of.</summary>
    public int PlaceOf(NativeMessage* message)
    {
        if (message->Topic == _lastPlace.Topic && message->Partition == _lastPlace.Partition)
        {
            return _lastPlace.Place;
        }

        (nint Topic, int Partition) key = (message->Topic, message->Partition);
        if (!_places.TryGetValue(key, out int place))
        {
            string topic = TopicOf(message);
            place = Array.FindIndex(_partitions, partition => partition.Topic == topic && partition.Partition.Value == key.Partition);
            _places.Add(key, place);
        }

        _lastPlace = (key.Topic, key.Partition, place);
        return place;
    }

    /// <summary>A message's topic; empty for an error of none.</summary>
    public static string TopicOf(NativeMessage* message) =>
        message->Topic == 0 ? "" : ClientHandle.Text((byte*)ClientLibrary.TopicName(message->Topic));

    /// <summary>The error that a message is.</summary>
    public static Error ErrorOf(NativeMessage* message) => new(
        (ErrorCode)message->Error,
        message->Payload != null ? ClientHandle.Text(message->Payload) : ClientHandle.Text((byte*)ClientLibrary.ErrorText(message->Error)));

    /// <summary>Stops fetching of partitions; what was fetched of them is dropped and fetched again later.</summary>
    public void Pause(IEnumerable<TopicPartition> partitions) =>
        Require(WithList([.. partitions], list => ClientLibrary.Pause(_client.Value, list)));

    /// <summary>Goes on with partitions where they were.</summary>
    public void Resume(IEnumerable<TopicPartition> partitions) =>
        Require(WithList([.. partitions], list => ClientLibrary.Resume(_client.Value, list)));

    /// <summary>First and next offset of a partition as the brokers know them.</summary>
    /// <exception cref="KafkaException">The brokers refuse, or do not answer in time.</exception>
    public WatermarkOffsets Offsets(TopicPartition partition, TimeSpan patience)
    {
        Require(ClientLibrary.QueryOffsets(
            _client.Value, partition.Topic, partition.Partition.Value, out long low, out long high, (int)patience.TotalMilliseconds));
        return new WatermarkOffsets(new Offset(low), new Offset(high));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isClosed)
        {
            return;
        }

        _isClosed = true;
        Release();
        for (; _next < _count; _next++)
        {
            ClientLibrary.DestroyMessage(_batch[_next]);
        }

        ClientLibrary.DestroyQueue(_queue);
        _client.Dispose();
    }

    private bool Fetch(TimeSpan patience)
    {
        _next = 0;
        _count = 0;
        fixed (NativeMessage** batch = _batch)
        {
            // A call that may wait does so until the batch is full: it is asked for one record only.
            nint count = ClientLibrary.Consume(_queue, 0, batch, BatchSize);
            if (count <= 0 && patience > TimeSpan.Zero)
            {
                count = ClientLibrary.Consume(_queue, (int)patience.TotalMilliseconds, batch, 1);
            }

            _count = (int)Math.Max(0, count);
        }

        return _count > 0;
    }

    private void Release()
    {
        if (_current != null)
        {
            ClientLibrary.DestroyMessage(_current);
            _current = null;
        }
    }

    private static int WithList(TopicPartition[] partitions, Func<nint, int> call)
    {
        nint list = ClientLibrary.NewPartitions(partitions.Length);
        try
        {
            foreach (TopicPartition partition in partitions)
            {
                _ = ClientLibrary.AddPartition(list, partition.Topic, partition.Partition.Value);
                _ = ClientLibrary.SetOffset(list, partition.Topic, partition.Partition.Value, ClientLibrary.FirstOffset);
            }

            return call(list);
        }
        finally
        {
            ClientLibrary.DestroyPartitions(list);
        }
    }

    private static void Require(int error)
    {
        if (error != 0)
        {
            throw new KafkaException(new Error((ErrorCode)error, ClientHandle.Text((byte*)ClientLibrary.ErrorText(error))));
        }
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Confluent.Kafka;
using Torghut.Platform.Cluster.Kafka.Connection;

namespace Torghut.Platform.Cluster.Kafka.Native;

/// <summary>
/// Sends records without an object for each, and counts what the brokers acknowledge. One thread sends; acknowledgements are
/// taken by a thread of its own.
/// </summary>
internal sealed unsafe class RecordWriter : IDisposable
{
    private const int FixedArguments = 6;
    private const int PollMs = 100;

    private readonly NativeClient _client;
    private readonly Dictionary<string, nint> _topics = new(StringComparer.Ordinal);
    private readonly Thread _poller;
    private ProduceArgument[] _arguments = new ProduceArgument[FixedArguments + 8];
    private volatile bool _isClosing;
    private long _acknowledged;
    private Refusal? _refused;

    /// <summary>Opens a writer.</summary>
    /// <exception cref="KafkaException">A setting is refused.</exception>
    public RecordWriter(ProducerConfig configuration, KafkaLog log)
    {
        _client = new NativeClient(Librdkafka.Producer, configuration, &TakeDelivery, this, log);
        _poller = new Thread(Poll) { IsBackground = true, Name = "kafka-deliveries" };
        _poller.Start();
    }

    /// <summary>Records that brokers acknowledged.</summary>
    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    /// <summary>The first record that was refused; null for none.</summary>
    public Refusal? Refused => Volatile.Read(ref _refused);

    /// <summary>A topic's handle, for records.</summary>
    /// <exception cref="KafkaException">The client refuses the name.</exception>
    public nint Open(string topic)
    {
        if (!_topics.TryGetValue(topic, out nint handle))
        {
            handle = Librdkafka.NewTopic(_client.Handle, topic, 0);
            if (handle == 0)
            {
                throw new KafkaException(new Error(ErrorCode.Local_InvalidArg, $"{topic} is no name of a topic"));
            }

            _topics.Add(topic, handle);
        }

        return handle;
    }

    /// <summary>Sends a record.</summary>
    /// <returns>Null when the client has taken it; <see cref="ErrorCode.Local_QueueFull"/> when it has no room now.</returns>
    public Error? Send(in OutgoingRecord record)
    {
        HeaderBuffer headers = record.Headers;
        int count = FixedArguments + headers.Count;
        if (count > _arguments.Length)
        {
            _arguments = new ProduceArgument[count * 2];
        }

        // An empty span has no address, but empty is not none: any address stands for it.
        byte empty = 0;
        fixed (byte* key = record.Key, value = record.Value, header = headers.Bytes)
        fixed (ProduceArgument* arguments = _arguments)
        {
            arguments[0] = ProduceArgument.Topic(record.Topic);
            arguments[1] = ProduceArgument.Partition(record.Partition);
            arguments[2] = ProduceArgument.Flags(Librdkafka.CopyFlag);
            arguments[3] = ProduceArgument.Timestamp(record.TimestampMs);
            arguments[4] = ProduceArgument.Key(!record.HasKey ? null : key == null ? &empty : key, record.Key.Length);
            arguments[5] = ProduceArgument.Value(!record.HasValue ? null : value == null ? &empty : value, record.Value.Length);
            for (int i = 0; i < headers.Count; i++)
            {
                (int nameAt, int valueAt, int valueBytes) = headers.At(i);
                arguments[FixedArguments + i] = ProduceArgument.Header(header + nameAt, valueBytes < 0 ? null : header + valueAt, valueBytes);
            }

            return NativeClient.Take(Librdkafka.Produce(_client.Handle, arguments, (nuint)count));
        }
    }

    /// <summary>Passes on what the client said.</summary>
    public void Tell() => _client.Tell();

    /// <summary>Closes; records that are not acknowledged are dropped.</summary>
    public void Dispose()
    {
        if (_isClosing)
        {
            return;
        }

        _isClosing = true;
        _poller.Join();
        foreach (nint topic in _topics.Values)
        {
            Librdkafka.DestroyTopic(topic);
        }

        _client.Dispose();
    }

    private void Poll()
    {
        while (!_isClosing)
        {
            _ = Librdkafka.Poll(_client.Handle, PollMs);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void TakeDelivery(nint client, NativeMessage* message, nint opaque)
    {
        if (NativeClient.OwnerOf<RecordWriter>(opaque) is not { } writer)
        {
            return;
        }

        if (message->Error == 0)
        {
            Interlocked.Increment(ref writer._acknowledged);
            return;
        }

        string topic = NativeClient.Text(Librdkafka.TopicName(message->Topic));
        var refusal = new Refusal(NativeClient.ErrorOf(message->Error), new TopicPartition(topic, message->Partition));
        _ = Interlocked.CompareExchange(ref writer._refused, refusal, null);
    }

    /// <summary>A record that was refused.</summary>
    /// <param name="Error">Why.</param>
    /// <param name="Where">Where it was to go.</param>
    internal sealed record Refusal(Error Error, TopicPartition Where);
}

using System.Reflection;
using System.Runtime.InteropServices;

namespace Torghut.Platform.Cluster.Kafka.Native;

/// <summary>
/// The part of librdkafka's C interface (rdkafka.h) that reads and writes records without an object for each. The library is
/// the one that Confluent.Kafka's package brings; that package does everything else: groups, metadata, topics.
/// </summary>
internal static unsafe partial class Librdkafka
{
    /// <summary>Type of a producer.</summary>
    public const int Producer = 0;

    /// <summary>Type of a consumer.</summary>
    public const int Consumer = 1;

    /// <summary>Keys and values are copied before a call returns.</summary>
    public const int CopyFlag = 2;

    /// <summary>A handle is destroyed without leaving a group first: none was joined.</summary>
    public const int NoConsumerClose = 8;

    private const string Library = "librdkafka";

    // As Confluent.Kafka tries them: the first needs the system's SASL library, the second nothing but the C library, the
    // third is for musl.
    private static readonly string[] Variants = ["librdkafka", "centos8-librdkafka", "alpine-librdkafka"];

    static Librdkafka() => NativeLibrary.SetDllImportResolver(typeof(Librdkafka).Assembly, Resolve);

    [LibraryImport(Library, EntryPoint = "rd_kafka_conf_new")]
    public static partial nint NewConfiguration();

    [LibraryImport(Library, EntryPoint = "rd_kafka_conf_destroy")]
    public static partial void DestroyConfiguration(nint configuration);

    [LibraryImport(Library, EntryPoint = "rd_kafka_conf_set", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Configure(nint configuration, string name, string value, byte* error, nuint errorBytes);

    [LibraryImport(Library, EntryPoint = "rd_kafka_conf_set_opaque")]
    public static partial void SetOpaque(nint configuration, nint opaque);

    [LibraryImport(Library, EntryPoint = "rd_kafka_conf_set_log_cb")]
    public static partial void SetLogCallback(nint configuration, delegate* unmanaged[Cdecl]<nint, int, byte*, byte*, void> callback);

    [LibraryImport(Library, EntryPoint = "rd_kafka_conf_set_error_cb")]
    public static partial void SetErrorCallback(nint configuration, delegate* unmanaged[Cdecl]<nint, int, byte*, nint, void> callback);

    [LibraryImport(Library, EntryPoint = "rd_kafka_conf_set_dr_msg_cb")]
    public static partial void SetDeliveryCallback(nint configuration, delegate* unmanaged[Cdecl]<nint, NativeMessage*, nint, void> callback);

    [LibraryImport(Library, EntryPoint = "rd_kafka_new")]
    public static partial nint NewClient(int type, nint configuration, byte* error, nuint errorBytes);

    [LibraryImport(Library, EntryPoint = "rd_kafka_destroy_flags")]
    public static partial void DestroyClient(nint client, int flags);

    [LibraryImport(Library, EntryPoint = "rd_kafka_opaque")]
    public static partial nint Opaque(nint client);

    [LibraryImport(Library, EntryPoint = "rd_kafka_poll")]
    public static partial int Poll(nint client, int timeoutMs);

    [LibraryImport(Library, EntryPoint = "rd_kafka_fatal_error")]
    public static partial int FatalError(nint client, byte* text, nuint textBytes);

    [LibraryImport(Library, EntryPoint = "rd_kafka_topic_new", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint NewTopic(nint client, string name, nint configuration);

    [LibraryImport(Library, EntryPoint = "rd_kafka_topic_destroy")]
    public static partial void DestroyTopic(nint topic);

    [LibraryImport(Library, EntryPoint = "rd_kafka_topic_name")]
    public static partial byte* TopicName(nint topic);

    [LibraryImport(Library, EntryPoint = "rd_kafka_produceva")]
    public static partial nint Produce(nint client, ProduceArgument* arguments, nuint count);

    [LibraryImport(Library, EntryPoint = "rd_kafka_error_code")]
    public static partial int ErrorCode(nint error);

    [LibraryImport(Library, EntryPoint = "rd_kafka_error_string")]
    public static partial byte* ErrorText(nint error);

    [LibraryImport(Library, EntryPoint = "rd_kafka_error_destroy")]
    public static partial void DestroyError(nint error);

    [LibraryImport(Library, EntryPoint = "rd_kafka_err2str")]
    public static partial byte* Describe(int error);

    [LibraryImport(Library, EntryPoint = "rd_kafka_poll_set_consumer")]
    public static partial int PollByConsumer(nint client);

    [LibraryImport(Library, EntryPoint = "rd_kafka_queue_get_consumer")]
    public static partial nint ConsumerQueue(nint client);

    [LibraryImport(Library, EntryPoint = "rd_kafka_queue_destroy")]
    public static partial void DestroyQueue(nint queue);

    [LibraryImport(Library, EntryPoint = "rd_kafka_consume_batch_queue")]
    public static partial nint Consume(nint queue, int timeoutMs, NativeMessage** messages, nuint count);

    // This and the next take nanoseconds and call nothing back.
    [LibraryImport(Library, EntryPoint = "rd_kafka_message_destroy")]
    [SuppressGCTransition]
    public static partial void DestroyMessage(NativeMessage* message);

    [LibraryImport(Library, EntryPoint = "rd_kafka_message_timestamp")]
    [SuppressGCTransition]
    public static partial long Timestamp(NativeMessage* message, int* type);

    [LibraryImport(Library, EntryPoint = "rd_kafka_message_headers")]
    public static partial int Headers(NativeMessage* message, nint* headers);

    [LibraryImport(Library, EntryPoint = "rd_kafka_header_cnt")]
    public static partial nuint HeaderCount(nint headers);

    [LibraryImport(Library, EntryPoint = "rd_kafka_header_get_all")]
    public static partial int Header(nint headers, nuint index, byte** name, byte** value, nuint* bytes);

    [LibraryImport(Library, EntryPoint = "rd_kafka_header_get_last")]
    public static partial int LastHeader(nint headers, byte* name, byte** value, nuint* bytes);

    [LibraryImport(Library, EntryPoint = "rd_kafka_topic_partition_list_new")]
    public static partial nint NewPartitions(int size);

    [LibraryImport(Library, EntryPoint = "rd_kafka_topic_partition_list_destroy")]
    public static partial void DestroyPartitions(nint partitions);

    [LibraryImport(Library, EntryPoint = "rd_kafka_topic_partition_list_add", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint AddPartition(nint partitions, string topic, int partition);

    [LibraryImport(Library, EntryPoint = "rd_kafka_topic_partition_list_set_offset", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetOffset(nint partitions, string topic, int partition, long offset);

    [LibraryImport(Library, EntryPoint = "rd_kafka_incremental_assign")]
    public static partial nint Assign(nint client, nint partitions);

    [LibraryImport(Library, EntryPoint = "rd_kafka_incremental_unassign")]
    public static partial nint Unassign(nint client, nint partitions);

    [LibraryImport(Library, EntryPoint = "rd_kafka_pause_partitions")]
    public static partial int Pause(nint client, nint partitions);

    [LibraryImport(Library, EntryPoint = "rd_kafka_resume_partitions")]
    public static partial int Resume(nint client, nint partitions);

    [LibraryImport(Library, EntryPoint = "rd_kafka_query_watermark_offsets", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Watermarks(nint client, string topic, int partition, long* low, long* high, int timeoutMs);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Library)
        {
            return 0;
        }

        bool isMusl = RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal)
            || RuntimeInformation.RuntimeIdentifier.StartsWith("alpine", StringComparison.Ordinal);
        foreach (string variant in isMusl ? Variants.Reverse() : Variants)
        {
            if (NativeLibrary.TryLoad(variant, assembly, path, out nint handle))
            {
                return handle;
            }
        }

        throw new DllNotFoundException($"None of the libraries {string.Join(", ", Variants)} can be loaded.");
    }
}

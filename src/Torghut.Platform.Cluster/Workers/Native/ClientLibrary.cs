using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Torghut.Platform.Cluster.Workers.Native;

/// <summary>
/// Functions of librdkafka, the native library that Confluent.Kafka brings: its public interface, described in <c>rdkafka.h</c>.
/// </summary>
internal static unsafe partial class ClientLibrary
{
    /// <summary>Type of a consumer's handle.</summary>
    public const int ConsumerType = 1;

    /// <summary>The offset of a partition's first record.</summary>
    public const long FirstOffset = -2;

    private const string Library = "librdkafka";

    // The order in which Confluent.Kafka looks for them: the first needs libraries of the system, the second none, the third is
    // for musl.
    private static readonly string[] Variants = ["librdkafka", "centos8-librdkafka", "alpine-librdkafka"];

    static ClientLibrary() => NativeLibrary.SetDllImportResolver(typeof(ClientLibrary).Assembly, Resolve);

    [LibraryImport(Library, EntryPoint = "rd_kafka_conf_new")]
    public static partial nint NewConfiguration();

    [LibraryImport(Library, EntryPoint = "rd_kafka_conf_destroy")]
    public static partial void DestroyConfiguration(nint configuration);

    [LibraryImport(Library, EntryPoint = "rd_kafka_conf_set", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Set(nint configuration, string name, string value, byte* error, nuint errorBytes);

    [LibraryImport(Library, EntryPoint = "rd_kafka_conf_set_opaque")]
    public static partial void SetOpaque(nint configuration, nint opaque);

    [LibraryImport(Library, EntryPoint = "rd_kafka_conf_set_log_cb")]
    public static partial void SetLogCallback(nint configuration, delegate* unmanaged[Cdecl]<nint, int, byte*, byte*, void> callback);

    [LibraryImport(Library, EntryPoint = "rd_kafka_conf_set_error_cb")]
    public static partial void SetErrorCallback(nint configuration, delegate* unmanaged[Cdecl]<nint, int, byte*, nint, void> callback);

    [LibraryImport(Library, EntryPoint = "rd_kafka_opaque")]
    public static partial nint Opaque(nint handle);

    [LibraryImport(Library, EntryPoint = "rd_kafka_new")]
    public static partial nint NewHandle(int type, nint configuration, byte* error, nuint errorBytes);

    [LibraryImport(Library, EntryPoint = "rd_kafka_poll_set_consumer")]
    public static partial int RedirectEvents(nint handle);

    [LibraryImport(Library, EntryPoint = "rd_kafka_consumer_close")]
    public static partial int Close(nint handle);

    [LibraryImport(Library, EntryPoint = "rd_kafka_destroy")]
    public static partial void Destroy(nint handle);

    [LibraryImport(Library, EntryPoint = "rd_kafka_topic_partition_list_new")]
    public static partial nint NewPartitions(int capacity);

    [LibraryImport(Library, EntryPoint = "rd_kafka_topic_partition_list_destroy")]
    public static partial void DestroyPartitions(nint partitions);

    [LibraryImport(Library, EntryPoint = "rd_kafka_topic_partition_list_add", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint AddPartition(nint partitions, string topic, int partition);

    [LibraryImport(Library, EntryPoint = "rd_kafka_topic_partition_list_set_offset", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetOffset(nint partitions, string topic, int partition, long offset);

    [LibraryImport(Library, EntryPoint = "rd_kafka_assign")]
    public static partial int Assign(nint handle, nint partitions);

    [LibraryImport(Library, EntryPoint = "rd_kafka_pause_partitions")]
    public static partial int Pause(nint handle, nint partitions);

    [LibraryImport(Library, EntryPoint = "rd_kafka_resume_partitions")]
    public static partial int Resume(nint handle, nint partitions);

    [LibraryImport(Library, EntryPoint = "rd_kafka_query_watermark_offsets", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int QueryOffsets(nint handle, string topic, int partition, out long low, out long high, int timeoutMs);

    [LibraryImport(Library, EntryPoint = "rd_kafka_queue_get_consumer")]
    public static partial nint ConsumerQueue(nint handle);

    [LibraryImport(Library, EntryPoint = "rd_kafka_queue_destroy")]
    public static partial void DestroyQueue(nint queue);

    [LibraryImport(Library, EntryPoint = "rd_kafka_consume_batch_queue")]
    public static partial nint Consume(nint queue, int timeoutMs, NativeMessage** messages, nuint count);

    // Both take nanoseconds and call nothing back.
    [LibraryImport(Library, EntryPoint = "rd_kafka_message_destroy")]
    [SuppressGCTransition]
    public static partial void DestroyMessage(NativeMessage* message);

    [LibraryImport(Library, EntryPoint = "rd_kafka_message_timestamp")]
    [SuppressGCTransition]
    public static partial long TimestampMs(NativeMessage* message, out int type);

    [LibraryImport(Library, EntryPoint = "rd_kafka_message_headers")]
    public static partial int Headers(NativeMessage* message, out nint headers);

    [LibraryImport(Library, EntryPoint = "rd_kafka_header_get_last")]
    public static partial int LastHeader(nint headers, byte* name, out byte* value, out nuint bytes);

    [LibraryImport(Library, EntryPoint = "rd_kafka_topic_name")]
    public static partial nint TopicName(nint topic);

    [LibraryImport(Library, EntryPoint = "rd_kafka_err2str")]
    public static partial nint ErrorText(int error);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Library)
        {
            return 0;
        }

        foreach (string variant in Variants)
        {
            if (NativeLibrary.TryLoad(variant, assembly, path, out nint library))
            {
                return library;
            }
        }

        throw new DllNotFoundException($"None of the libraries {string.Join(", ", Variants)} can be loaded.");
    }
}

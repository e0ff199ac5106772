using Torghut.Kafka.TestHost.Wire;

namespace Torghut.Kafka.TestHost.Front;

/// <summary>Answers to what the mock does not know: creating and deleting topics, and offsets by time.</summary>
internal sealed class FrontAnswers(TopicBook topics)
{
    private const short CreateTopicsMax = 4;
    private const short DeleteTopicsMax = 1;
    private const short ListOffsetsMax = 5;
    private const short FirstFlexibleApiVersions = 3;

    /// <summary>The answer to a request; null where it goes to the broker.</summary>
    public byte[]? TryAnswer(in RequestHeader header, ReadOnlySpan<byte> frame)
    {
        var reader = new WireReader(frame[header.Bytes..]);
        return header.Request switch
        {
            RequestHeader.CreateTopics => CreateTopics(header, ref reader),
            RequestHeader.DeleteTopics => DeleteTopics(header, ref reader),
            RequestHeader.ListOffsets when header.Version <= ListOffsetsMax => ListOffsets(header, ref reader),
            _ => null,
        };
    }

    /// <summary>A broker's list of what it knows, with what is answered here.</summary>
    public static byte[] WithOwnRequests(ReadOnlySpan<byte> answer, short version)
    {
        bool flexible = version >= FirstFlexibleApiVersions;
        var reader = new WireReader(answer);
        WireWriter writer = new WireWriter().Int32(reader.Int32());
        short error = reader.Int16();
        writer.Int16(error);
        int count = flexible ? reader.Packed() - 1 : reader.Int32();
        List<(short Request, short Min, short Max)> known = [];
        for (int i = 0; i < count; i++)
        {
            (short request, short min, short max) = (reader.Int16(), reader.Int16(), reader.Int16());
            if (flexible)
            {
                reader.Byte();
            }

            known.Add((request, min, request == RequestHeader.ListOffsets ? Math.Min(max, ListOffsetsMax) : max));
        }

        known.Add((RequestHeader.CreateTopics, 0, CreateTopicsMax));
        known.Add((RequestHeader.DeleteTopics, 0, DeleteTopicsMax));
        _ = flexible ? writer.Packed(known.Count + 1) : writer.Int32(known.Count);
        foreach ((short request, short min, short max) in known.OrderBy(entry => entry.Request))
        {
            writer.Int16(request).Int16(min).Int16(max);
            if (flexible)
            {
                writer.Byte(0);
            }
        }

        return writer.Raw(reader.Rest()).ToFrame();
    }

    private byte[] CreateTopics(in RequestHeader header, ref WireReader reader)
    {
        WireWriter writer = new WireWriter().Int32(header.Correlation);
        if (header.Version >= 2)
        {
            writer.Int32(0);
        }

        int count = reader.Int32();
        writer.Int32(count);
        for (int i = 0; i < count; i++)
        {
            string topic = reader.Text()!;
            int partitions = reader.Int32();
            short replicas = reader.Int16();
            SkipAssignments(ref reader);
            Dictionary<string, string?> configuration = new(StringComparer.Ordinal);
            int entries = reader.Int32();
            for (int j = 0; j < entries; j++)
            {
                string name = reader.Text()!;
                configuration[name] = reader.Text();
            }

            writer.Text(topic).Int16(topics.Create(topic, partitions, Math.Max((short)1, replicas), configuration));
            if (header.Version >= 1)
            {
                writer.Text(null);
            }
        }

        return writer.ToFrame();
    }

    private static void SkipAssignments(ref WireReader reader)
    {
        int assignments = reader.Int32();
        for (int i = 0; i < assignments; i++)
        {
            reader.Int32();
            int replicas = reader.Int32();
            reader.Take(replicas * 4);
        }
    }

    private byte[] DeleteTopics(in RequestHeader header, ref WireReader reader)
    {
        WireWriter writer = new WireWriter().Int32(header.Correlation);
        if (header.Version >= 1)
        {
            writer.Int32(0);
        }

        int count = reader.Int32();
        writer.Int32(count);
        for (int i = 0; i < count; i++)
        {
            string topic = reader.Text()!;
            writer.Text(topic).Int16(topics.Delete(topic));
        }

        return writer.ToFrame();
    }

    private byte[]? ListOffsets(in RequestHeader header, ref WireReader reader)
    {
        WireWriter writer = new WireWriter().Int32(header.Correlation);
        if (header.Version >= 2)
        {
            writer.Int32(0);
        }

        reader.Int32();
        if (header.Version >= 2)
        {
            reader.Byte();
        }

        int count = reader.Int32();
        writer.Int32(count);
        for (int i = 0; i < count; i++)
        {
            string topic = reader.Text()!;
            int partitions = reader.Int32();
            writer.Text(topic).Int32(partitions);
            for (int j = 0; j < partitions; j++)
            {
                int partition = reader.Int32();
                if (header.Version >= 4)
                {
                    reader.Int32();
                }

                long asked = reader.Int64();
                if (asked < 0 || !topics.HasTimes(topic))
                {
                    return null;
                }

                (long timestampMs, long offset) = topics.FindTime(topic, partition, asked);
                writer.Int32(partition).Int16(0).Int64(timestampMs).Int64(offset);
                if (header.Version >= 4)
                {
                    writer.Int32(-1);
                }
            }
        }

        return writer.ToFrame();
    }
}

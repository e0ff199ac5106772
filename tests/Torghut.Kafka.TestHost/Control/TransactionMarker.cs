using System.Net.Sockets;
using Torghut.Kafka.TestHost.Native;
using Torghut.Kafka.TestHost.Wire;

namespace Torghut.Kafka.TestHost.Control;

/// <summary>
/// Appends a transaction's commit marker: a batch with one control record, which has an offset but is never given to a
/// consumer. It is sent as a produce request, which the mock appends as it stands.
/// </summary>
internal static class TransactionMarker
{
    private const short ProduceRequest = 0;
    private const short ProduceVersion = 3;
    private const short ControlAndTransactional = 0x30;
    private const int AnswerHeadBytes = 4;
    private const int LeaderEpochMagicAndChecksumBytes = 9;

    /// <summary>Appends it; the error code of the answer.</summary>
    public static int Append(MockCluster cluster, string topic, int partition)
    {
        int error = -1;
        foreach (System.Net.IPEndPoint broker in cluster.Brokers)
        {
            error = Send(broker, topic, partition);
            if (error == 0)
            {
                return 0;
            }
        }

        return error;
    }

    private static int Send(System.Net.IPEndPoint broker, string topic, int partition)
    {
        byte[] batch = Batch();
        byte[] frame = new WireWriter()
            .Int16(ProduceRequest).Int16(ProduceVersion).Int32(1).Text("test-host-marker")
            .Text(null).Int16(-1).Int32(5000)
            .Int32(1).Text(topic).Int32(1).Int32(partition)
            .Int32(batch.Length).Raw(batch).ToFrame();
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 5000 };
        socket.Connect(broker);
        socket.Send(frame);
        byte[] length = Receive(socket, AnswerHeadBytes);
        byte[] answer = Receive(socket, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(length));
        var reader = new WireReader(answer);
        reader.Int32();
        reader.Int32();
        reader.Text();
        reader.Int32();
        reader.Int32();
        return reader.Int16();
    }

    private static byte[] Batch()
    {
        // The record: length, attributes, time and offset differences, key (version 0, type commit), value, no headers.
        byte[] key = [0, 0, 0, 1];
        byte[] value = [0, 0, 0, 0, 0, 0];
        byte[] record = [0, 0, 0, (byte)(key.Length * 2), .. key, (byte)(value.Length * 2), .. value, 0];
        byte[] records = [(byte)(record.Length * 2), .. record];
        long now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        byte[] tail = new WireWriter()
            .Int16(ControlAndTransactional).Int32(0).Int64(now).Int64(now).Int64(1).Int16(0).Int32(-1).Int32(1).Raw(records)
            .ToFrame()[4..];
        return new WireWriter().Int64(0).Int32(LeaderEpochMagicAndChecksumBytes + tail.Length).Int32(-1).Byte(2).Int32(Checksum(tail)).Raw(tail).ToFrame()[4..];
    }

    /// <summary>CRC-32C.</summary>
    private static int Checksum(ReadOnlySpan<byte> bytes)
    {
        uint checksum = uint.MaxValue;
        foreach (byte value in bytes)
        {
            checksum = System.Numerics.BitOperations.Crc32C(checksum, value);
        }

        return unchecked((int)~checksum);
    }

    private static byte[] Receive(Socket socket, int bytes)
    {
        byte[] received = new byte[bytes];
        int filled = 0;
        while (filled < bytes)
        {
            int read = socket.Receive(received, filled, bytes - filled, SocketFlags.None);
            if (read == 0)
            {
                throw new IOException("the broker closed the connection");
            }

            filled += read;
        }

        return received;
    }
}

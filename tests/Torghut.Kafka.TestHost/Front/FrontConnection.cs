using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Torghut.Kafka.TestHost.Wire;

namespace Torghut.Kafka.TestHost.Front;

/// <summary>One client's connection: requests that the mock does not know are answered here, all others go through.</summary>
internal sealed class FrontConnection : IDisposable
{
    private const int LengthBytes = 4;

    private readonly Socket _client;
    private readonly Socket _broker = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly TrafficLog _traffic;
    private readonly FrontAnswers _answers;
    private readonly SemaphoreSlim _toClient = new(1, 1);
    private readonly ConcurrentDictionary<int, short> _versionsAsked = [];

    /// <summary>Takes a client's connection.</summary>
    public FrontConnection(Socket client, TopicBook topics, TrafficLog traffic)
    {
        _client = client;
        _client.NoDelay = true;
        _traffic = traffic;
        _answers = new FrontAnswers(topics);
    }

    /// <summary>Passes frames on until one side ends.</summary>
    public async Task ServeAsync(IPEndPoint broker)
    {
        await _broker.ConnectAsync(broker).ConfigureAwait(false);
        Task answers = PassAnswersAsync();
        await PassRequestsAsync().ConfigureAwait(false);
        _broker.Shutdown(SocketShutdown.Both);
        await answers.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _client.Dispose();
        _broker.Dispose();
    }

    private async Task PassRequestsAsync()
    {
        byte[] buffer = new byte[1 << 16];
        while (true)
        {
            int bytes = await ReadFrameAsync(_client, buffer, grown => buffer = grown).ConfigureAwait(false);
            if (bytes == 0)
            {
                return;
            }

            var header = RequestHeader.Read(buffer.AsSpan(LengthBytes, bytes - LengthBytes));
            _traffic.Add(header.Client, header.Request);
            if (_answers.TryAnswer(header, buffer.AsSpan(LengthBytes, bytes - LengthBytes)) is { } answer)
            {
                await SendToClientAsync(answer).ConfigureAwait(false);
                continue;
            }

            if (header.Request == RequestHeader.ApiVersions)
            {
                _versionsAsked[header.Correlation] = header.Version;
            }

            await SendAsync(_broker, buffer.AsMemory(0, bytes)).ConfigureAwait(false);
        }
    }

    private async Task PassAnswersAsync()
    {
        try
        {
            byte[] buffer = new byte[1 << 16];
            while (true)
            {
                int bytes = await ReadFrameAsync(_broker, buffer, grown => buffer = grown).ConfigureAwait(false);
                if (bytes == 0)
                {
                    break;
                }

                int correlation = BinaryPrimitives.ReadInt32BigEndian(buffer.AsSpan(LengthBytes));
                ReadOnlyMemory<byte> answer = _versionsAsked.TryRemove(correlation, out short version)
                    ? FrontAnswers.WithOwnRequests(buffer.AsSpan(LengthBytes, bytes - LengthBytes), version)
                    : buffer.AsMemory(0, bytes);
                await SendToClientAsync(answer).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException)
        {
            // The broker went down: so does the client's connection.
        }

        _client.Dispose();
    }

    private async Task SendToClientAsync(ReadOnlyMemory<byte> frame)
    {
        await _toClient.WaitAsync().ConfigureAwait(false);
        try
        {
            await SendAsync(_client, frame).ConfigureAwait(false);
        }
        finally
        {
            _toClient.Release();
        }
    }

    private static async Task SendAsync(Socket socket, ReadOnlyMemory<byte> frame)
    {
        while (!frame.IsEmpty)
        {
            frame = frame[await socket.SendAsync(frame, SocketFlags.None).ConfigureAwait(false)..];
        }
    }

    private static async Task<int> ReadFrameAsync(Socket socket, byte[] buffer, Action<byte[]> grow)
    {
        if (!await FillAsync(socket, buffer.AsMemory(0, LengthBytes)).ConfigureAwait(false))
        {
            return 0;
        }

        int bytes = LengthBytes + BinaryPrimitives.ReadInt32BigEndian(buffer);
        if (bytes > buffer.Length)
        {
            Array.Resize(ref buffer, bytes);
            grow(buffer);
        }

        return await FillAsync(socket, buffer.AsMemory(LengthBytes, bytes - LengthBytes)).ConfigureAwait(false) ? bytes : 0;
    }

    private static async Task<bool> FillAsync(Socket socket, Memory<byte> target)
    {
        while (!target.IsEmpty)
        {
            int read = await socket.ReceiveAsync(target, SocketFlags.None).ConfigureAwait(false);
            if (read == 0)
            {
                return false;
            }

            target = target[read..];
        }

        return true;
    }
}

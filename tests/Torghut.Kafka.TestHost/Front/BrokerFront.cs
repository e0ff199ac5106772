using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Torghut.Kafka.TestHost.Front;

/// <summary>Accepts the connections that are meant for one broker.</summary>
internal sealed class BrokerFront : IAsyncDisposable
{
    private readonly IPEndPoint _broker;
    private readonly TopicBook _topics;
    private readonly TrafficLog _traffic;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<FrontConnection, bool> _connections = [];
    private readonly Task _accepting;

    /// <summary>Starts to listen.</summary>
    public BrokerFront(IPEndPoint broker, TopicBook topics, TrafficLog traffic)
    {
        _broker = broker;
        _topics = topics;
        _traffic = traffic;
        _listener.Start();
        Address = (IPEndPoint)_listener.LocalEndpoint;
        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint Address { get; }

    /// <summary>Cuts all connections.</summary>
    public void Cut()
    {
        foreach (FrontConnection connection in _connections.Keys)
        {
            connection.Dispose();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        Cut();
        await _accepting.ConfigureAwait(false);
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                Socket client = await _listener.AcceptSocketAsync().ConfigureAwait(false);
                _ = ServeAsync(client);
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using var connection = new FrontConnection(client, _topics, _traffic);
        _connections[connection] = true;
        try
        {
            await connection.ServeAsync(_broker).ConfigureAwait(false);
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException)
        {
            // The end of a connection is no event here.
        }
        finally
        {
            _connections.TryRemove(connection, out _);
        }
    }
}

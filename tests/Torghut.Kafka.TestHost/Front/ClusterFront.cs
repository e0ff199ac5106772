using System.Net;
using Torghut.Kafka.TestHost.Native;

namespace Torghut.Kafka.TestHost.Front;

/// <summary>One front for each broker; or none, where only the mock's speed counts.</summary>
internal sealed class ClusterFront : IAsyncDisposable
{
    private readonly List<BrokerFront> _fronts = [];

    /// <summary>Starts the fronts.</summary>
    public ClusterFront(MockCluster cluster, TopicBook topics, TrafficLog traffic, bool direct)
    {
        if (direct)
        {
            BootstrapServers = Join(cluster.Brokers);
            return;
        }

        for (int i = 0; i < cluster.Brokers.Count; i++)
        {
            var front = new BrokerFront(cluster.Brokers[i], topics, traffic);
            cluster.Advertise(i + 1, front.Address);
            _fronts.Add(front);
        }

        BootstrapServers = Join([.. _fronts.Select(front => front.Address)]);
    }

    /// <summary>Where clients connect.</summary>
    public string BootstrapServers { get; }

    /// <summary>Cuts every connection of a broker once; new ones are accepted.</summary>
    public void Cut(int broker) => _fronts[broker - 1].Cut();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (BrokerFront front in _fronts)
        {
            await front.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static string Join(IReadOnlyList<IPEndPoint> addresses) => string.Join(',', addresses.Select(address => address.ToString()));
}

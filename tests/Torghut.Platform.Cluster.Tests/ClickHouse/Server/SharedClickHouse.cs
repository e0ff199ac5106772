using Torghut.Platform.Cluster.Tests.ClickHouse.Server;

[assembly: AssemblyFixture(typeof(SharedClickHouse))]

namespace Torghut.Platform.Cluster.Tests.ClickHouse.Server;

/// <summary>The one server of all tests that inject no faults; it starts with the first of them.</summary>
public sealed class SharedClickHouse : IDisposable
{
    private readonly Lazy<ClickHouseServer> _server = new(() => new ClickHouseServer());

    public ClickHouseServer Server => _server.Value;

    public void Dispose()
    {
        if (_server.IsValueCreated)
        {
            _server.Value.Dispose();
        }
    }
}

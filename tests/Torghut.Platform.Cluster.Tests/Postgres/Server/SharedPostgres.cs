using Torghut.Platform.Cluster.Tests.Postgres.Server;

[assembly: AssemblyFixture(typeof(SharedPostgres))]

namespace Torghut.Platform.Cluster.Tests.Postgres.Server;

/// <summary>The one server of all tests that leave it as it is; it starts with the first of them.</summary>
public sealed class SharedPostgres : IDisposable
{
    private readonly Lazy<PostgresServer> _server = new(() => new PostgresServer());

    public PostgresServer Server => _server.Value;

    public void Dispose()
    {
        if (_server.IsValueCreated)
        {
            _server.Value.Dispose();
        }
    }
}

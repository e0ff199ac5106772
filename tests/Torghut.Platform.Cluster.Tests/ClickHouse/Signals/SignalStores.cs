using Torghut.Market.Symbols;
using Torghut.Market.Topics;
using Torghut.Platform.Cluster.ClickHouse.Databases;
using Torghut.Platform.Cluster.ClickHouse.Signals;
using Torghut.Platform.Cluster.Tests.ClickHouse.Server;
using Torghut.Platform.Cluster.Tests.Support;
using Torghut.Simulation.Retries;

namespace Torghut.Platform.Cluster.Tests.ClickHouse.Signals;

/// <summary>Databases with the signal store's tables, and writers to them.</summary>
internal static class SignalStores
{
    public static async Task<string> CreateAsync(ClickHouseServer server)
    {
        string name = server.NewName();
        using var database = new SignalDatabase(server.Address, name, cluster: null, "test");
        await database.CreateAsync(CancellationToken.None);
        await database.CreateTablesAsync(CancellationToken.None);
        return name;
    }

    public static ClickHouseSignalStoreWriter Writer(
        ClickHouseServer server,
        string database,
        SymbolTable symbols,
        IReadOnlyDictionary<TopicRole, string> topics,
        NoteList? notes = null,
        int rows = 50_000,
        int attemptSeconds = 20) =>
        new(
            server.Address,
            database,
            symbols,
            topics,
            new SignalWriterOptions
            {
                Seed = 1,
                Observer = notes ?? new NoteList(),
                RowsPerInsert = rows,
                Limits = new RetryLimits
                {
                    MaxAttempts = 6,
                    FirstDelay = TimeSpan.FromMilliseconds(10),
                    MaxDelay = TimeSpan.FromMilliseconds(100),
                    AttemptTimeout = TimeSpan.FromSeconds(attemptSeconds),
                    TotalTimeout = TimeSpan.FromSeconds(100),
                },
            });
}

using Torghut.Platform.Cluster.Tests.ClickHouse.Server;
using Torghut.Platform.Cluster.Tests.Postgres.Server;
using Torghut.Platform.Cluster.Tests.Workers.Support;

namespace Torghut.Platform.Cluster.Tests.Workers;

/// <summary>Workers over Kafka, ClickHouse and Postgres come to what an embedded run comes to.</summary>
public sealed class WorkerParityTests(SharedPostgres postgres, SharedClickHouse clickHouse, SharedWorkerDay day)
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(4, 3)]
    public async Task AnyNumberOfWorkersGivesTheEmbeddedRunsRows(int partitions, int workers)
    {
        using var world = new WorkerWorld(postgres.Server, clickHouse.Server, day, partitions);
        WorkerProcess trader = world.StartTrader("trader");
        WorkerProcess[] analysis = [.. Enumerable.Range(1, workers).Select(number => world.StartAnalysis($"ta-{number}"))];
        world.Announce();
        await world.ReplayAsync();

        trader.WaitForExit();
        Assert.All(analysis, worker => worker.Until(() => worker.IsReady));
        world.AssertParity();
    }
}

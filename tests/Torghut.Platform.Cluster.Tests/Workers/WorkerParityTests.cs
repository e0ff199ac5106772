using Torghut.Platform.Cluster.Tests.ClickHouse.Server;
using Torghut.Platform.Cluster.Tests.Postgres.Server;
using Torghut.Platform.Cluster.Tests.Workers.Support;

namespace Torghut.Platform.Cluster.Tests.Workers;

/// <summary>Workers over Kafka, ClickHouse and Postgres come to what an embedded run comes to.</summary>
public sealed class WorkerParityTests(SharedPostgres postgres, SharedClickHouse clickHouse, SharedWorkerDay day)
{
    /// <summary>One worker and one partition: <see cref="WorkerFaultTests.OneTraderWritesAnAccountAndAnotherWaits"/>.</summary>
    [Fact]
    public async Task ThreeWorkersOverFourPartitionsGiveTheEmbeddedRunsRows()
    {
        using var world = new WorkerWorld(postgres.Server, clickHouse.Server, day, partitions: 4);
        WorkerProcess trader = world.StartTrader("trader");
        WorkerProcess[] analysis = [.. Enumerable.Range(1, 3).Select(number => world.StartAnalysis($"ta-{number}"))];
        world.Announce();
        await world.ReplayAsync();

        trader.WaitForExit();
        Assert.All(analysis, worker => worker.Until(() => worker.IsReady));
        world.AssertParity();
    }
}

using Torghut.Platform.Cluster.Tests.ClickHouse.Server;
using Torghut.Platform.Cluster.Tests.Postgres.Server;
using Torghut.Platform.Cluster.Tests.Workers.Support;

namespace Torghut.Platform.Cluster.Tests.Workers;

/// <summary>Workers over a part of a real day, where a machine has it, come to what an embedded run comes to.</summary>
public sealed class WorkerRealDayTests(SharedPostgres postgres, SharedClickHouse clickHouse)
{
    /// <summary>The part, from 10:00 in New York; as long as the brokers' 5 MB of a partition allow.</summary>
    private const string First = "2013-10-07T14:00:00Z";
    private const string Last = "2013-10-07T14:15:00Z";

    [Fact]
    public async Task TwoWorkersOverThreePartitionsGiveTheEmbeddedRunsRows()
    {
        string? data = FindData();
        Assert.SkipWhen(data is null, "No LEAN data folder with 2013-10-07 on this machine.");
        using var day = new LeanDay(data);
        using var world = new WorkerWorld(postgres.Server, clickHouse.Server, day, partitions: 3);
        WorkerProcess trader = world.StartTrader("trader");
        world.StartAnalysis("ta-1");
        world.StartAnalysis("ta-2");
        world.Announce();
        await world.ReplayAsync();

        trader.WaitForExit();
        world.AssertParity();
    }

    private static string? FindData()
    {
        string beside = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../../../shared/market-data/lean"));
        string?[] candidates = [Environment.GetEnvironmentVariable("LEAN_DATA_FOLDER"), beside];
        return Array.Find(candidates, path => path is not null && File.Exists(Path.Combine(path, "equity/usa/tick/aig/20131007_quote.zip")));
    }

    private sealed class LeanDay(string data) : WorkerDay($"{{ kind: lean_ticks, path: \"{data}\", symbols: [AIG, BAC, IBM] }}", First, Last);
}

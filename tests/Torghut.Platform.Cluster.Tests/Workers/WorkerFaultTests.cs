using Torghut.Market.Topics;
using Torghut.Platform.Cluster.Tests.ClickHouse.Server;
using Torghut.Platform.Cluster.Tests.Postgres.Server;
using Torghut.Platform.Cluster.Tests.Workers.Support;

namespace Torghut.Platform.Cluster.Tests.Workers;

/// <summary>Workers that are killed and servers that go away, in the middle of a day: nothing is lost, nothing doubled.</summary>
public sealed class WorkerFaultTests(SharedPostgres postgres, SharedClickHouse clickHouse, SharedWorkerDay day)
{
    private const string Records = "torghut.worker.records";
    private const string Commits = "torghut.worker.ledger.commits";
    private const string Decisions = "torghut.worker.decisions";

    /// <summary>Ten minutes in about twenty seconds, so that there is a middle.</summary>
    private const double Acceleration = 30;

    [Fact]
    public async Task WorkersThatAreKilledLoseAndDoubleNothing()
    {
        using var world = new WorkerWorld(postgres.Server, clickHouse.Server, day, partitions: 3);
        WorkerProcess first = world.StartAnalysis("ta-1");
        WorkerProcess trader = world.StartTrader("trader-1");
        world.Announce();
        first.Until(() => first.IsReady);
        Task replay = world.ReplayAsync(Acceleration);

        // A second worker joins; the first is killed while the groups change hands.
        first.Until(() => first.Figure(Records) > 1_000);
        WorkerProcess second = world.StartAnalysis("ta-2");
        second.Until(() => second.IsReady);
        first.Kill();

        // The trader is killed between two commits, and another takes the ledger.
        trader.Until(() => trader.Figure(Commits) > 2 && trader.Figure(Decisions) > 3);
        trader.Kill();
        WorkerProcess successor = world.StartTrader("trader-2");
        second.Until(() => second.Figure(Records) > 1_000);
        second.Terminate();
        second.WaitForExit();
        WorkerProcess third = world.StartAnalysis("ta-3");
        await replay;

        successor.WaitForExit();
        Assert.Contains("goes on behind them", successor.Said, StringComparison.Ordinal);
        third.Until(() => third.IsReady);
        world.AssertParity();
    }

    [Fact]
    public async Task ServersThatGoAwayLoseAndDoubleNothing()
    {
        using var ledger = new PostgresServer();
        using var signals = new ClickHouseServer();
        using var world = new WorkerWorld(ledger, signals, day, partitions: 2, brokers: 2);
        WorkerProcess analysis = world.StartAnalysis("ta-1");
        WorkerProcess trader = world.StartTrader("trader-1");
        world.Announce();
        analysis.Until(() => analysis.IsReady);
        signals.SetFaults(new { prefix = "insert", count = 5, status = 503, code = 0, message = "In trouble" });
        Task replay = world.ReplayAsync(Acceleration);

        trader.Until(() => trader.Figure(Commits) > 1);
        ledger.Kill();
        await Task.Delay(1_000);
        world.Kafka.Do("broker-down 2");
        await Task.Delay(1_000);
        world.Kafka.Do("broker-up 2");
        ledger.Start();
        await Task.Delay(1_000);
        world.Kafka.Do($"leader {world.Topics[TopicRole.TaSignals].Name} 0 2");
        signals.SetFaults(new { prefix = "insert", count = 2, cut = true, after = true });
        await replay;

        trader.WaitForExit();
        world.AssertParity();
    }

    [Fact]
    public async Task OneTraderWritesAnAccountAndAnotherWaits()
    {
        using var world = new WorkerWorld(postgres.Server, clickHouse.Server, day, partitions: 1);
        WorkerProcess trader = world.StartTrader("trader-1");
        world.Announce();
        trader.Until(() => trader.IsReady);
        WorkerProcess other = world.StartTrader("trader-2");
        other.Until(() => other.Said.Contains("holds its lock", StringComparison.Ordinal));
        Assert.False(other.IsReady);

        // Only now is there anything to trade on; the first ends, and the other finds everything done and doubles nothing.
        WorkerProcess analysis = world.StartAnalysis("ta-1");
        await world.ReplayAsync();
        trader.WaitForExit();
        other.WaitForExit();
        Assert.Contains("goes on behind them", other.Said, StringComparison.Ordinal);
        analysis.Until(() => analysis.IsReady);
        world.AssertParity();
    }
}

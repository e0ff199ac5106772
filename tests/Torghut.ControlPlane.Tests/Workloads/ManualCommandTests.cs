using Torghut.ControlPlane.Tests.Support;
using Torghut.Kubernetes.Rig.Http;
using Torghut.Platform.Cluster.Kubernetes.Workloads;
using Torghut.Simulation.Obligations;

namespace Torghut.ControlPlane.Tests.Workloads;

/// <summary>What a failed restore prints does the work when it is pasted into a shell.</summary>
public sealed class ManualCommandTests : RunWorld
{
    [Fact]
    public async Task The_commands_put_every_specification_back()
    {
        IReadOnlyDictionary<string, string> before = World.Specifications();
        using RunProcess process = Process();
        var settings = new RuntimeSettings(
            new Dictionary<string, string> { ["TA_TRADES_TOPIC"] = "torghut.sim.trades.v1.run_1", ["TA_NEW"] = "it's new", ["TA_CLICKHOUSE_URL"] = "jdbc:x" },
            new Dictionary<string, string> { ["TRADING_EXECUTION_ADAPTER"] = "simulation", ["DB_DSN"] = "postgresql://sim@db/x", ["A_NEW_ONE"] = "1" },
            new Dictionary<string, string> { ["PGPASSWORD"] = "hunter2-and-more" });
        IReadOnlyList<Obligation> plan = process.Finish(process.Choreography.PlanAsync(settings, CancellationToken.None));
        process.Finish(RuntimeChoreography.TakeAsync(plan, process.Mutations, CancellationToken.None));
        await using ApiServer server = await ApiServer.StartAsync(World.Store, new ApiServerOptions(), TestContext.Current.CancellationToken);
        using var kubectl = new Kubectl(server.Kubeconfig("torghut"));

        foreach (Obligation obligation in plan.Reverse())
        {
            kubectl.Paste(obligation.ManualCommand);
        }

        Assert.All(before, item => Assert.Equal(item.Value, World.Specifications()[item.Key]));
        Assert.DoesNotContain(plan, obligation => obligation.ManualCommand.Contains("hunter2", StringComparison.Ordinal));
    }
}

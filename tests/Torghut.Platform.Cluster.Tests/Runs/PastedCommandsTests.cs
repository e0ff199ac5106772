using Torghut.Platform.Cluster.Tests.ClickHouse.Server;
using Torghut.Platform.Cluster.Tests.Postgres.Server;
using Torghut.Platform.Cluster.Tests.Runs.Support;

namespace Torghut.Platform.Cluster.Tests.Runs;

/// <summary>What the program leaves to a person, it leaves with commands that do it.</summary>
public sealed class PastedCommandsTests(SharedPostgres postgres, SharedClickHouse clickHouse)
{
    /// <summary>What a human changed meanwhile is named with commands, and these do it.</summary>
    [Fact]
    public async Task What_cannot_be_put_back_is_by_the_commands_that_are_printed()
    {
        using var world = new ClusterWorld(postgres.Server, clickHouse.Server);
        var runs = new ManagedRuns(world);
        await using ManagedCluster cluster = await ManagedCluster.StartAsync(Path.Combine(world.Folder, "drift.kubeconfig"), seed: 99, hasRoot: false, TestContext.Current.CancellationToken);
        IReadOnlyDictionary<string, string> before = cluster.Specifications();
        const string Token = "drifted";
        using (RunningProgram run = runs.Start(cluster, Token, hasRoot: false))
        {
            run.Until(() => !ManagedRuns.Equal(before, cluster.Specifications(), "torghut-ta-sim-config"), ManagedRuns.Patience);
            run.Kill();
        }

        cluster.EditByHand();
        ProgramResult teardown = runs.Run(cluster, "teardown", "--run-id", Token);
        Assert.True(teardown.Code == 5, $"{teardown.Code}: {teardown.Errors}");

        runs.PasteAll(cluster, Token);

        ProgramResult again = runs.Run(cluster, "teardown", "--run-id", Token);
        Assert.True(again.Code is 0 or 4, $"{again.Code}: {again.Errors}");
        ManagedRuns.AssertAsBefore(cluster, before, "after the commands");
    }
}

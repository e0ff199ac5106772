using System.Text.Json;
using Torghut.Platform.Cluster.Tests.ClickHouse.Server;
using Torghut.Platform.Cluster.Tests.Kafka.Support;
using Torghut.Platform.Cluster.Tests.Postgres.Server;
using Torghut.Platform.Cluster.Tests.Runs.Support;

namespace Torghut.Platform.Cluster.Tests.Runs;

/// <summary>A run that is killed in the middle of its replay, with Kubernetes in its hands: any later process gives everything back.</summary>
public sealed class KilledManagedRunTests(SharedPostgres postgres, SharedClickHouse clickHouse)
{
    private const string Paced = "replay: { pace_mode: accelerated, acceleration: 60, status_update_every_records: 100 }";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    [Fact]
    public void TeardownGivesBackWhatAKilledRunHeldAutomationIncluded()
    {
        const string token = "managed_killed";
        using var world = new ManagedWorld(postgres.Server, clickHouse.Server);
        Kill(world, token, world.Manifest(Paced));
        ProgramResult status = world.Servers.Run("status", "--run-id", token, "--json");
        using (JsonDocument document = JsonDocument.Parse(status.Output))
        {
            string[] owed = [.. document.RootElement.GetProperty("outstanding").EnumerateArray().Select(thing => thing.GetProperty("id").GetString()!)];
            Assert.Superset(new HashSet<string> { "surface-lock", "argocd-root", "argocd-element", "ta-suspend", "ta-config", "ta-restart", "torghut-env" }, owed.ToHashSet());
        }

        ProgramResult teardown = world.Servers.Run("teardown", "--run-id", token);

        Assert.True(teardown.Code is 0 or 4, $"{teardown.Code}: {teardown.Errors}\n{world.Workloads.Errors}");
        world.AssertRestored(token);
        world.Servers.AssertNoSecretInFiles();
        Assert.Equal(0, world.Servers.Run("teardown", "--run-id", token).Code);
    }

    [Fact]
    public void TheSameCommandPutsBackStartsOverAndComesToTheSameHashes()
    {
        const string token = "managed_again";
        using var world = new ManagedWorld(postgres.Server, clickHouse.Server, isAutomatic: false);
        string manifest = world.Manifest(Paced);
        ProgramResult embedded = world.Servers.Run(
            "run", "--run-id", token, "--dataset-manifest", world.Servers.Embedded(), "--output-root", "embedded", "--confirm", ClusterWorld.Confirmation);
        Assert.True(embedded.Code is 0 or 6, embedded.Errors);
        Kill(world, token, manifest);

        ProgramResult again = world.Servers.Run("run", "--run-id", token, "--dataset-manifest", manifest, "--confirm", ClusterWorld.Confirmation);

        Assert.True(again.Code == embedded.Code, $"{again.Code}: {again.Errors}\n{world.Workloads.Errors}");
        world.AssertRestored(token);
        ProgramResult verified = world.Servers.Run("verify", "--run-id", token, "--against", Path.Combine(world.Servers.Folder, "embedded", token));
        Assert.True(verified.Code == 0, verified.Output + verified.Errors);
    }

    private static void Kill(ManagedWorld world, string token, string manifest)
    {
        using RunningProgram run = world.Servers.Start("run", "--run-id", token, "--dataset-manifest", manifest, "--confirm", ClusterWorld.Confirmation);
        run.Until(() => world.Workloads.Count == 3 && IsReplaying(world, token), Patience);
        run.Kill();
        Assert.True(world.IsTaken);
        Assert.NotEqual(world.Before, world.Now);
    }

    private static bool IsReplaying(ManagedWorld world, string token)
    {
        string topic = "torghut.sim.trades.v1." + token;
        return world.Servers.Topics.Contains(topic) && Kcat.Consume(world.Servers.Kafka.BootstrapServers, topic, 0, "%o\n").Length > 0;
    }
}

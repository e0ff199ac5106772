using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Torghut.Kubernetes.Rig.Patching;
using Torghut.Kubernetes.Rig.Resources;
using Torghut.Kubernetes.Rig.Storage;
using Torghut.Kubernetes.Rig.Worlds;

namespace Torghut.ControlPlane.Tests.Controllers;

/// <summary>The rig's Argo CD does what makes the real one hard.</summary>
public sealed class ArgoBehaviorTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 2, 27, 12, 0, 0, TimeSpan.Zero));
    private ProductWorld? _world;

    public void Dispose() => _world?.Dispose();

    [Fact]
    public void TheElementsAutomationReachesTheApplication()
    {
        ProductWorld world = Settled(new ProductWorldOptions { HasRoot = false });

        Switch(world, "manual");
        Run(TimeSpan.FromSeconds(30));

        JsonNode policy = Spec(world, ProductWorld.ApplicationKey)["syncPolicy"]!;
        Assert.Null(policy["automated"]);
        Assert.Null(policy["retry"]);
        Assert.NotNull(policy["syncOptions"]);
    }

    [Theory]
    [InlineData("""{"prune":true,"selfHeal":true}""")]
    [InlineData("""{"selfHeal":true,"enabled":true}""")]
    public void ASelfHealingRootPutsTheElementBack(string automated)
    {
        ProductWorld world = Settled(new ProductWorldOptions { RootAutomated = automated });

        Switch(world, "manual");
        Run(TimeSpan.FromMinutes(1));

        Assert.Equal("auto", Element(world));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    [InlineData("""{"selfHeal":true,"enabled":false}""")]
    public void ARootThatDoesNotHealLeavesTheElement(string? automated)
    {
        ProductWorld world = Settled(new ProductWorldOptions { RootAutomated = automated });

        Switch(world, "manual");
        Run(TimeSpan.FromMinutes(10));

        Assert.Equal("manual", Element(world));
    }

    [Fact]
    public void AGeneratedApplicationThatIsEditedByHandIsOverwritten()
    {
        ProductWorld world = Settled(new ProductWorldOptions());

        world.Store.Patch(
            ProductWorld.ApplicationKey, PatchKind.Merge, JsonNode.Parse("""{"spec":{"syncPolicy":{"automated":null}}}"""), new WriteContext("argocd-server"));
        Run(TimeSpan.FromSeconds(30));

        Assert.NotNull(Spec(world, ProductWorld.ApplicationKey)["syncPolicy"]!["automated"]);
    }

    [Fact]
    public void SelfHealingPutsAValueOfGitBackAndLeavesAKeyThatGitDoesNotKnow()
    {
        ProductWorld world = Settled(new ProductWorldOptions());

        world.Store.Patch(
            ProductWorld.ConfigMapKey, PatchKind.Merge, JsonNode.Parse("""{"data":{"CANARY":"ours","EXTRA":"ours"}}"""), new WriteContext("test"));
        Run(TimeSpan.FromMinutes(2));

        JsonNode data = world.Store.Get(ProductWorld.ConfigMapKey).Object!["data"]!;
        Assert.Equal("git", (string?)data["CANARY"]);
        Assert.Equal("ours", (string?)data["EXTRA"]);
    }

    [Fact]
    public void SelfHealsWaitLongerEachTime()
    {
        ProductWorld world = Settled(new ProductWorldOptions());
        var waits = new List<double>();
        for (int i = 0; i < 5; i++)
        {
            Drift(world, i);
            DateTimeOffset from = _time.GetUtcNow();
            while ((string?)world.Store.Get(ProductWorld.ConfigMapKey).Object!["data"]!["CANARY"] != "git")
            {
                Run(TimeSpan.FromSeconds(1));
            }

            waits.Add((_time.GetUtcNow() - from).TotalSeconds);
        }

        Assert.InRange(waits[0], 0, 20);
        Assert.InRange(waits[4], 15, 40);
    }

    [Fact]
    public void ARefreshThatIsAskedForIsTakenOffWhenItIsDone()
    {
        ProductWorld world = Settled(new ProductWorldOptions());

        world.Store.Patch(
            ProductWorld.ApplicationKey,
            PatchKind.Merge,
            JsonNode.Parse("""{"metadata":{"annotations":{"argocd.argoproj.io/refresh":"normal"}}}"""),
            new WriteContext("test"));
        Run(TimeSpan.FromSeconds(30));

        Assert.Null(world.Store.Get(ProductWorld.ApplicationKey).Object!["metadata"]!["annotations"]?["argocd.argoproj.io/refresh"]);
    }

    /// <summary>
    /// The race that makes "the Application is manual" no proof: a refresh that took its copy before the switch decides after
    /// it. Over many seeds a protocol that only waits for manual, and for no operation, is overtaken at least once.
    /// </summary>
    [Fact]
    public void AProtocolThatOnlyWaitsForManualIsOvertaken()
    {
        int overtaken = 0;
        for (int seed = 1; seed <= 60; seed++)
        {
            var time = new FakeTimeProvider(_time.GetUtcNow());
            using var world = new ProductWorld(time, new ProductWorldOptions { HasRoot = false, Seed = seed });
            Advance(time, TimeSpan.FromMinutes(1));
            world.Applications.Refresh(ProductWorld.ApplicationKey);
            Switch(world, "manual");
            while (Spec(world, ProductWorld.ApplicationKey)["syncPolicy"]!["automated"] is not null)
            {
                Advance(time, TimeSpan.FromMilliseconds(100));
            }

            Drift(world, seed);
            Advance(time, TimeSpan.FromMinutes(1));
            overtaken += (string?)world.Store.Get(ProductWorld.ConfigMapKey).Object!["data"]!["CANARY"] == "git" ? 1 : 0;
        }

        Assert.InRange(overtaken, 1, 59);
    }

    private static void Drift(ProductWorld world, int value) => world.Store.Patch(
        ProductWorld.ConfigMapKey,
        PatchKind.Merge,
        new JsonObject { ["data"] = new JsonObject { ["CANARY"] = $"ours-{value}" } },
        new WriteContext("test"));

    private static void Switch(ProductWorld world, string mode) => Assert.Null(world.Store.Patch(
        ProductWorld.SetKey,
        PatchKind.Json,
        new JsonArray(new JsonObject { ["op"] = "replace", ["path"] = ProductWorld.ElementPointer, ["value"] = mode }),
        new WriteContext("test")).Failure);

    private static JsonNode Spec(ProductWorld world, ObjectKey key) => world.Store.Get(key).Object!["spec"]!;

    private static string? Element(ProductWorld world) =>
        (string?)Spec(world, ProductWorld.SetKey)["generators"]![0]!["matrix"]!["generators"]![1]!["list"]!["elements"]![1]!["automation"];

    private static void Advance(FakeTimeProvider time, TimeSpan duration)
    {
        for (TimeSpan done = TimeSpan.Zero; done < duration; done += TimeSpan.FromMilliseconds(100))
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
        }
    }

    private ProductWorld Settled(ProductWorldOptions options)
    {
        _world = new ProductWorld(_time, options);
        Run(TimeSpan.FromMinutes(1));
        return _world;
    }

    private void Run(TimeSpan duration) => Advance(_time, duration);
}

using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Torghut.Kubernetes.Rig.Patching;
using Torghut.Kubernetes.Rig.Resources;
using Torghut.Kubernetes.Rig.Storage;
using Torghut.Kubernetes.Rig.Worlds;

namespace Torghut.ControlPlane.Tests.Controllers;

public sealed class WorkloadBehaviorTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 2, 27, 12, 0, 0, TimeSpan.Zero));
    private readonly ProductWorld _world;

    public WorkloadBehaviorTests()
    {
        _world = new ProductWorld(_time, new ProductWorldOptions { HasRoot = false, Automation = "manual" });
        Run(60);
    }

    public void Dispose() => _world.Dispose();

    [Fact]
    public void AServiceIsStillReadyFromTheGenerationBeforeUntilItsNewOneIsSeen()
    {
        _world.Store.Patch(
            ProductWorld.ServiceKey, PatchKind.Merge, JsonNode.Parse("""{"spec":{"template":{"spec":{"timeoutSeconds":10}}}}"""), new WriteContext("test"));

        JsonObject at = Get(ProductWorld.ServiceKey);
        Assert.Equal("True", Ready(at));
        Assert.NotEqual((long)at["metadata"]!["generation"]!, (long)at["status"]!["observedGeneration"]!);

        Run(30);
        JsonObject later = Get(ProductWorld.ServiceKey);
        Assert.Equal("True", Ready(later));
        Assert.Equal((long)later["metadata"]!["generation"]!, (long)later["status"]!["observedGeneration"]!);
        Assert.Equal("torghut-sim-00002", (string?)later["status"]!["latestReadyRevisionName"]);
    }

    [Fact]
    public void ARevisionThatFailsLeavesTheTrafficWhereItWas()
    {
        _world.Workloads.RevisionFails = true;
        _world.Store.Patch(
            ProductWorld.ServiceKey, PatchKind.Merge, JsonNode.Parse("""{"spec":{"template":{"spec":{"timeoutSeconds":10}}}}"""), new WriteContext("test"));
        Run(30);

        JsonObject found = Get(ProductWorld.ServiceKey);
        Assert.Equal("False", Ready(found));
        Assert.Equal("torghut-sim-00001", (string?)found["status"]!["latestReadyRevisionName"]);
    }

    [Fact]
    public void AFlinkJobIsSuspendedAndStartedAgain()
    {
        Assert.Equal("STABLE", Lifecycle());

        SetJob("suspended");
        Run(30);
        Assert.Equal("SUSPENDED", Lifecycle());
        Assert.Equal("FINISHED", (string?)Get(ProductWorld.FlinkKey)["status"]!["jobStatus"]!["state"]);

        SetJob("running");
        Run(30);
        Assert.Equal("STABLE", Lifecycle());
    }

    [Fact]
    public void AnAnalysisEndsInThePhaseOfItsMetric()
    {
        _world.Workloads.AnalysisPhases["activity"] = "Failed";
        var key = new ObjectKey(ResourceKinds.AnalysisRun, "torghut", "run-1");
        _world.Store.Create(key, (JsonObject)JsonNode.Parse("""{"spec":{"metrics":[{"name":"activity"}]}}""")!, new WriteContext("test"));
        Run(30);

        Assert.Equal("Failed", (string?)Get(key)["status"]!["phase"]);
    }

    private static string? Ready(JsonObject service) =>
        (string?)service["status"]!["conditions"]!.AsArray().Single(c => (string?)c!["type"] == "Ready")!["status"];

    private string? Lifecycle() => (string?)Get(ProductWorld.FlinkKey)["status"]!["lifecycleState"];

    private void SetJob(string state) => _world.Store.Patch(
        ProductWorld.FlinkKey,
        PatchKind.Merge,
        new JsonObject { ["spec"] = new JsonObject { ["job"] = new JsonObject { ["state"] = state } } },
        new WriteContext("test"));

    private JsonObject Get(ObjectKey key) => _world.Store.Get(key).Object!;

    private void Run(int seconds)
    {
        for (int i = 0; i < seconds * 10; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
        }
    }
}

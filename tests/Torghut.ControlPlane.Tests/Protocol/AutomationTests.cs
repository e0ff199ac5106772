using System.Text.Json.Nodes;
using Torghut.Kubernetes.Rig.Patching;
using Torghut.Kubernetes.Rig.Resources;
using Torghut.Kubernetes.Rig.Storage;
using Torghut.Kubernetes.Rig.Worlds;
using Torghut.Platform.Cluster.Kubernetes.Api;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Restoring;

namespace Torghut.ControlPlane.Tests.Protocol;

public sealed class AutomationTests
{
    /// <summary>
    /// After the proof a value of Git that the run changes stays changed, and after the restore everything is as it was.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void WhatIsProvenQuietStaysQuietAndIsGivenBack(int seed)
    {
        using var run = new AutomationRun(new ProductWorldOptions { Seed = seed });
        IReadOnlyDictionary<string, string> before = run.World.Specifications();

        AutomationProof proof = run.Prepare();
        Assert.True(proof.Holds, proof.Explanation);
        Assert.Equal(["mode", "settle", "refresh", "operations"], proof.Evidence.Select(seen => seen.Step));
        Drift(run, "ours");
        run.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal("ours", Canary(run));
        Assert.True(run.Check().Holds, run.Check().Explanation);

        Drift(run, "git");
        UnwindResult unwound = run.Unwind();
        Assert.Empty(unwound.Unrestored);
        AutomationProof restored = run.ProveRestored();
        Assert.True(restored.Holds, restored.Explanation);
        Assert.Equal(before, run.World.Specifications());
        Assert.Empty(run.Outstanding);
    }

    [Theory]
    [InlineData("""{"prune":true,"selfHeal":true}""")]
    [InlineData("{}")]
    [InlineData("""{"enabled":true,"selfHeal":true}""")]
    public void Race01_ARootThatIsAutomatedIsFrozenAndGivenBackExactly(string automated)
    {
        using var run = new AutomationRun(new ProductWorldOptions { RootAutomated = automated });

        Assert.True(run.Prepare().Holds);
        Assert.Null(Policy(run, ProductWorld.RootKey)["automated"]);
        run.Unwind();

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(automated), Policy(run, ProductWorld.RootKey)["automated"]));
    }

    /// <summary>A step of the protocol that is left out is noticed: here the freeze of the root.</summary>
    [Fact]
    public void WithoutTheRootFrozenTheProofDoesNotHold()
    {
        using var run = new AutomationRun(new ProductWorldOptions());

        Assert.False(run.Prepare(leftOut: "argocd-root").Holds);
        Assert.Empty(run.Unwind().Unrestored);
        Assert.Equal("auto", Element(run));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("""{"enabled":false,"selfHeal":true}""")]
    public void ARootThatIsNotAutomatedIsLeftAlone(string? automated)
    {
        using var run = new AutomationRun(new ProductWorldOptions { RootAutomated = automated });
        var plan = Assert.IsType<AutomationPlan.Switches>(run.Plan());

        Assert.Equal(["argocd-element"], plan.Obligations.Select(obligation => obligation.Id));
    }

    [Fact]
    public void Race02_ARootThatAnotherApplicationManagesIsRefusedBeforeAnyWrite()
    {
        using var run = new AutomationRun(new ProductWorldOptions());
        run.World.Store.Patch(
            ProductWorld.RootKey,
            PatchKind.Merge,
            JsonNode.Parse("""{"metadata":{"annotations":{"argocd.argoproj.io/tracking-id":"above:argoproj.io/Application:argocd/root"}}}"""),
            new WriteContext("test"));

        Assert.Equal("argocd_root_not_freezable", Assert.IsType<AutomationPlan.Refused>(run.Plan()).Code);
    }

    [Fact]
    public void Race12_AModeThatWasManualStaysManual()
    {
        using var run = new AutomationRun(new ProductWorldOptions { Automation = "manual" });

        Assert.True(run.Prepare().Holds);
        run.Unwind();

        Assert.Equal("manual", Element(run));
        Assert.True(run.ProveRestored().Holds);
    }

    [Fact]
    public void WhatTheUserWantsAfterwardsTakesThePlaceOfWhatWas()
    {
        using var run = new AutomationRun(
            new ProductWorldOptions(), new ArgocdSection { ManageAutomation = true, RootAppName = "root", RestoreModeAfterRun = RestoreMode.Manual });

        Assert.True(run.Prepare().Holds);
        Assert.Empty(run.Unwind().Unrestored);

        Assert.Equal("manual", Element(run));
    }

    [Fact]
    public void AnApplicationThatHealsItselfIsRefusedWhenItsAutomationShallNotBeManaged()
    {
        using var run = new AutomationRun(new ProductWorldOptions(), new ArgocdSection { RootAppName = "root" });

        Assert.Equal("argocd_self_heal_active", Assert.IsType<AutomationPlan.Refused>(run.Plan()).Code);
    }

    [Theory]
    [InlineData("none", "argocd_applicationset_entry_not_found")]
    [InlineData("torghut", "argocd_root_not_found")]
    public void NamesThatAreNotThereAreRefused(string element, string code)
    {
        using var run = new AutomationRun(
            new ProductWorldOptions { HasRoot = false }, new ArgocdSection { ManageAutomation = true, AppName = element, RootAppName = "root" });

        Assert.Equal(code, Assert.IsType<AutomationPlan.Refused>(run.Plan()).Code);
    }

    [Fact]
    public void Race04_AnotherRefreshOfTheSameMomentDoesNotSpoilTheProof()
    {
        using var run = new AutomationRun(new ProductWorldOptions());
        run.World.Store.Patch(
            ProductWorld.ApplicationKey,
            PatchKind.Merge,
            JsonNode.Parse("""{"metadata":{"annotations":{"argocd.argoproj.io/refresh":"hard"}}}"""),
            new WriteContext("argocd-server"));

        Assert.True(run.Prepare().Holds);
    }

    [Fact]
    public void Race08_WithoutItsRepositoryARefreshNeverEndsAndTheProofFails()
    {
        using var run = new AutomationRun(new ProductWorldOptions { HasRoot = false });
        run.World.ApplicationBehavior.Down = true;

        AutomationProof proof = run.Prepare();
        Assert.False(proof.Holds);
        Assert.Equal("argocd_application_mode_verify_timeout", proof.Code);
        run.World.ApplicationBehavior.Down = false;
        Assert.Empty(run.Unwind().Unrestored);
        Assert.Equal("auto", Element(run));
    }

    [Fact]
    public void Race17_ASetControllerThatIsDownEndsTheProofInTime()
    {
        using var run = new AutomationRun(new ProductWorldOptions { HasRoot = false });
        run.World.SetBehavior.Down = true;

        AutomationProof proof = run.Prepare();

        Assert.Equal("argocd_application_mode_verify_timeout", proof.Code);
    }

    [Fact]
    public void Race11_ASwitchThatAHumanTurnsBackIsSeenAndNotOverwritten()
    {
        using var run = new AutomationRun(new ProductWorldOptions());
        Assert.True(run.Prepare().Holds);

        SetElement(run, "auto");

        AutomationProof check = run.Check();
        Assert.Equal(("argocd_drift", true), (check.Code, check.IsKnown));
        Assert.Contains("written last by human at", check.Explanation, StringComparison.Ordinal);
        Assert.Empty(run.Unwind().Unrestored);
        Assert.Equal("auto", Element(run));
    }

    [Fact]
    public void Race09_AnElementThatMovedIsSwitchedBackWhereItIsNow()
    {
        using var run = new AutomationRun(new ProductWorldOptions());
        Assert.True(run.Prepare().Holds);
        JsonArray elements = Elements(run);
        var reordered = new JsonArray(
            elements[1]!.DeepClone(), elements[0]!.DeepClone(), new JsonObject { ["name"] = "third", ["automation"] = "manual", ["path"] = "argocd/third" });
        run.World.Store.Patch(
            ProductWorld.SetKey,
            PatchKind.Json,
            new JsonArray(new JsonObject { ["op"] = "replace", ["path"] = "/spec/generators/0/matrix/generators/1/list/elements", ["value"] = reordered }),
            new WriteContext("human"));

        Assert.Empty(run.Unwind().Unrestored);

        Assert.Equal(["auto", "auto", "manual"], Elements(run).Select(element => (string?)element!["automation"]));
    }

    [Fact]
    public void Race10_AnElementThatIsGoneIsAConflictAndNothingIsWritten()
    {
        using var run = new AutomationRun(new ProductWorldOptions { HasRoot = false });
        Assert.True(run.Prepare().Holds);
        run.World.Store.Patch(
            ProductWorld.SetKey,
            PatchKind.Json,
            new JsonArray(new JsonObject { ["op"] = "remove", ["path"] = "/spec/generators/0/matrix/generators/1/list/elements/1" }),
            new WriteContext("human"));

        UnrestoredThing stuck = Assert.Single(run.Unwind().Unrestored);
        Assert.Equal("argocd-element", stuck.Obligation.Id);
        Assert.Single(Elements(run));
    }

    [Fact]
    public void Race13_APatchWhoseAnswerIsLostIsFoundDone()
    {
        using var run = new AutomationRun(new ProductWorldOptions { HasRoot = false });
        int patches = 0;
        run.Api.Fault = (verb, target) => verb == "patch" && target.Resource == ResourcePath.ApplicationSets && ++patches == 1
            ? new ApiReply.NoAnswer("connection reset")
            : null;

        Assert.True(run.Prepare().Holds);
        Assert.Equal(1, patches);
    }

    [Fact]
    public void Race19_EveryClustersApplicationMustBeQuiet()
    {
        using var run = new AutomationRun(new ProductWorldOptions { HasRoot = false, Clusters = ["-east", "-west", "-north"] });

        AutomationProof proof = run.Prepare();

        Assert.True(proof.Holds, proof.Explanation);
        Assert.Contains("torghut-east, torghut-north, torghut-west", proof.Explanation, StringComparison.Ordinal);
    }

    /// <summary>The race that defeats waiting for manual alone: many seeds, a refresh under way at the switch, none overtaken.</summary>
    [Fact]
    public void Race03_NoSeedOvertakesTheProof()
    {
        for (int seed = 1; seed <= 40; seed++)
        {
            using var run = new AutomationRun(new ProductWorldOptions { HasRoot = false, Seed = seed });
            run.World.Applications.Refresh(ProductWorld.ApplicationKey);

            Assert.True(run.Prepare().Holds);
            Drift(run, "ours");
            run.Advance(TimeSpan.FromMinutes(1));

            Assert.Equal("ours", Canary(run));
        }
    }

    private static void Drift(AutomationRun run, string value) => run.World.Store.Patch(
        ProductWorld.ConfigMapKey, PatchKind.Merge, new JsonObject { ["data"] = new JsonObject { ["CANARY"] = value } }, new WriteContext("torghut-sim"));

    private static string? Canary(AutomationRun run) => (string?)run.World.Store.Get(ProductWorld.ConfigMapKey).Object!["data"]!["CANARY"];

    private static JsonNode Policy(AutomationRun run, ObjectKey key) => run.World.Store.Get(key).Object!["spec"]!["syncPolicy"]!;

    private static JsonArray Elements(AutomationRun run) =>
        run.World.Store.Get(ProductWorld.SetKey).Object!["spec"]!["generators"]![0]!["matrix"]!["generators"]![1]!["list"]!["elements"]!.AsArray();

    private static string? Element(AutomationRun run) =>
        (string?)Elements(run).Single(element => (string?)element!["name"] == "torghut")!["automation"];

    private static void SetElement(AutomationRun run, string mode) => run.World.Store.Patch(
        ProductWorld.SetKey,
        PatchKind.Json,
        new JsonArray(new JsonObject { ["op"] = "replace", ["path"] = ProductWorld.ElementPointer, ["value"] = mode }),
        new WriteContext("human"));
}

using System.Text.Json.Nodes;
using Torghut.ControlPlane.Tests.Protocol;
using Torghut.Kubernetes.Rig.Patching;
using Torghut.Kubernetes.Rig.Resources;
using Torghut.Kubernetes.Rig.Storage;
using Torghut.Kubernetes.Rig.Worlds;
using Torghut.Platform.Cluster.Kubernetes.Api;
using Torghut.Platform.Cluster.Kubernetes.ArgoCd;
using Torghut.Platform.Cluster.Kubernetes.Guarding;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Restoring;

namespace Torghut.ControlPlane.Tests.Races;

/// <summary>Races between a run's switch and Argo CD's own work, over the emulated controllers in virtual time.</summary>
public sealed class ArgoRaceTests
{
    /// <summary>An operation between two tries is Running with an end time, and its tries do not end with the switch.</summary>
    [Fact]
    public void Race05_an_operation_that_waits_for_its_next_try_is_waited_for()
    {
        using var run = new AutomationRun(new ProductWorldOptions { HasRoot = false });
        run.World.ApplicationBehavior.SyncsFail = true;
        RequestSync(run, retries: 5);
        JsonNode state = Application(run)["status"]!["operationState"]!;
        Assert.Equal(("Running", true), ((string?)state["phase"], state["finishedAt"] is not null));

        AutomationProof proof = run.Prepare();

        Assert.True(proof.Holds, proof.Explanation);
        Assert.Equal("Failed", (string?)Application(run)["status"]!["operationState"]!["phase"]);
        Write(run, ProductWorld.ConfigMapKey, """{"data":{"CANARY":"ours"}}""");
        run.World.ApplicationBehavior.SyncsFail = false;
        run.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal("ours", (string?)Live(run, ProductWorld.ConfigMapKey)["data"]!["CANARY"]);
    }

    [Fact]
    public void Race05_an_operation_that_is_tried_without_end_aborts_and_everything_is_back()
    {
        using var run = new AutomationRun(new ProductWorldOptions { HasRoot = false });
        IReadOnlyDictionary<string, string> before = run.World.Specifications();
        run.World.ApplicationBehavior.SyncsFail = true;
        RequestSync(run, retries: 30);

        AutomationProof proof = run.Prepare();

        Assert.Equal((false, "argocd_operation_running"), (proof.Holds, proof.Code));
        run.World.ApplicationBehavior.SyncsFail = false;
        Assert.Empty(run.Unwind().Unrestored);
        run.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(before, run.World.Specifications());
    }

    /// <summary>Who may not patch the root is told so before the first write.</summary>
    [Fact]
    public async Task Race02_a_root_that_may_not_be_frozen_is_refused_before_any_write()
    {
        using var run = new AutomationRun(new ProductWorldOptions());
        IReadOnlyDictionary<string, string> before = run.World.Specifications();
        run.Api.Denied = (verb, resource) => verb == "patch" && resource == ResourcePath.Applications;

        IReadOnlyList<string> missing = await Permissions.MissingAsync(run.Api, "torghut", "argocd", rollouts: null, TestContext.Current.CancellationToken);

        Assert.Equal(["patch applications.argoproj.io in argocd"], missing);
        Assert.Equal(before, run.World.Specifications());
    }

    [Theory]
    [InlineData("""{"syncPolicy":{"applicationsSync":"create-only"}}""", "argocd_applications_not_updated")]
    [InlineData("""{"ignoreApplicationDifferences":[{"jsonPointers":["/spec/syncPolicy"]}]}""", "argocd_sync_policy_ignored")]
    public void Race18_a_set_that_does_not_change_its_applications_is_refused(string spec, string code)
    {
        using var run = new AutomationRun(new ProductWorldOptions { HasRoot = false });
        Write(run, ProductWorld.SetKey, $$"""{"spec":{{spec}} }""");
        IReadOnlyDictionary<string, string> before = run.World.Specifications();

        Assert.Equal(code, Assert.IsType<AutomationPlan.Refused>(run.Plan()).Code);

        Assert.Equal(before, run.World.Specifications());
        Assert.Empty(run.Outstanding);
    }

    /// <summary>The controller's own policy is written in no object: only its effect shows it.</summary>
    [Fact]
    public void Race18_a_controller_that_only_creates_is_found_by_time_and_everything_is_back()
    {
        using var run = new AutomationRun(new ProductWorldOptions());
        IReadOnlyDictionary<string, string> before = run.World.Specifications();
        run.World.SetBehavior.CreatesOnly = true;

        AutomationProof proof = run.Prepare();

        Assert.Equal((false, "argocd_application_mode_verify_timeout"), (proof.Holds, proof.Code));
        Assert.Empty(run.Unwind().Unrestored);
        run.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(before, run.World.Specifications());
    }

    /// <summary>One of three clusters' Applications stays automatic: nothing is proven, and no other Application was touched.</summary>
    [Fact]
    public void Race19_one_cluster_that_stays_automatic_aborts_and_others_are_untouched()
    {
        using var run = new AutomationRun(new ProductWorldOptions { HasRoot = false, Clusters = ["-east", "-west", "-north"] });
        var west = new ObjectKey(ResourceKinds.Application, "argocd", "torghut-west");
        IReadOnlyDictionary<string, string> before = run.World.Specifications();
        run.World.Store.Written += change =>
        {
            if (change.Key == west && change.Object["spec"]!["syncPolicy"]!["automated"] is null)
            {
                // Somebody else's controller keeps it so.
                run.World.Host.After(TimeSpan.FromMilliseconds(1), () => Write(
                    run, west, """{"spec":{"syncPolicy":{"automated":{"prune":true,"selfHeal":true},"retry":{"limit":5} } } }"""));
            }
        };

        AutomationProof proof = run.Prepare();

        Assert.False(proof.Holds);
        Assert.Contains("torghut-west", proof.Explanation, StringComparison.Ordinal);
        Assert.Empty(run.Unwind().Unrestored);
        run.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(before, run.World.Specifications());
        Assert.DoesNotContain(
            run.World.Store.List(ResourceKinds.Application, "argocd").Items,
            application => ((string)application["metadata"]!["name"]!).StartsWith("other", StringComparison.Ordinal)
                && application["metadata"]!["managedFields"]!.ToJsonString().Contains("torghut-sim", StringComparison.Ordinal));
    }

    /// <summary>The root is frozen by taking <c>automated</c> away, which every version of the definition keeps.</summary>
    [Fact]
    public void Race20_a_definition_that_does_not_know_enabled_is_frozen_by_removal()
    {
        using var run = new AutomationRun(new ProductWorldOptions());
        Prunes(run);
        IReadOnlyDictionary<string, string> before = run.World.Specifications();

        Assert.True(run.Prepare().Holds);

        Assert.Null(Live(run, ProductWorld.RootKey)["spec"]!["syncPolicy"]!["automated"]);
        Assert.Empty(run.Unwind().Unrestored);
        run.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(before, run.World.Specifications());
    }

    /// <summary>Such a server takes <c>enabled: false</c>, drops it and answers 200: the reading back tells.</summary>
    [Fact]
    public void Race20_a_switch_that_the_server_drops_is_not_believed()
    {
        using var run = new AutomationRun(new ProductWorldOptions());
        Prunes(run);
        string? uid = (string?)Live(run, ProductWorld.RootKey)["metadata"]!["uid"];

        SimulationException failure = Assert.Throws<SimulationException>(() => run.Perform(new Obligation
        {
            Id = "disable",
            Kind = ArgoAutomation.RootKind,
            Target = "argocd/root",
            Scope = ObligationScope.Automation,
            Identity = uid,
            Captured = """{"prune":true,"selfHeal":true}""",
            Intended = """{"enabled":false,"prune":true,"selfHeal":true}""",
            ManualCommand = "none",
        }));

        Assert.Equal("mutation_refused", failure.Code);
        Assert.Empty(run.Outstanding);
    }

    /// <summary>What a server makes of a value is neither what was there nor what was sent: it is owed, and named.</summary>
    [Fact]
    public void Race20_a_value_that_the_server_keeps_in_part_is_owed()
    {
        using var run = new AutomationRun(new ProductWorldOptions());
        Prunes(run);
        string? uid = (string?)Live(run, ProductWorld.RootKey)["metadata"]!["uid"];

        Assert.Throws<SimulationException>(() => run.Perform(new Obligation
        {
            Id = "disable",
            Kind = ArgoAutomation.RootKind,
            Target = "argocd/root",
            Scope = ObligationScope.Automation,
            Identity = uid,
            Captured = """{"prune":true,"selfHeal":true}""",
            Intended = """{"enabled":false,"prune":false}""",
            ManualCommand = "kubectl patch",
        }));

        Assert.Equal("disable", Assert.Single(run.Outstanding).Obligation.Id);
        Assert.Equal("disable", Assert.Single(run.Unwind().Unrestored).Obligation.Id);
    }

    /// <summary>While the root was frozen, Git came to say manual. Freed, the root makes it so; that is told and left alone.</summary>
    [Fact]
    public void Race25_what_git_came_to_say_meanwhile_is_kept_and_reported()
    {
        using var run = new AutomationRun(new ProductWorldOptions());
        Assert.True(run.Prepare().Holds);
        run.World.Git.Commit("argocd/applicationsets", ProductWorld.SetKey, WithElement(run.World.Git.At("argocd/applicationsets")[0].Manifest, "manual"));

        UnwindResult unwound = run.Unwind();
        run.Advance(TimeSpan.FromSeconds(30));
        AutomationProof proof = run.ProveRestored(unwound);

        Assert.Equal((false, "argocd_mode_unexpected"), (proof.Holds, proof.Code));
        Assert.Contains("written last by argocd-controller", proof.Explanation, StringComparison.Ordinal);
        Assert.Equal("manual", Element(run));
        Assert.NotNull(Live(run, ProductWorld.RootKey)["spec"]!["syncPolicy"]!["automated"]);
    }

    /// <summary>Git says something else of the root itself, and a human applied it: the root stays so and is named.</summary>
    [Fact]
    public void Race25_a_root_that_was_given_another_automation_meanwhile_stays_so()
    {
        using var run = new AutomationRun(new ProductWorldOptions());
        Assert.True(run.Prepare().Holds);
        Write(run, ProductWorld.RootKey, """{"spec":{"syncPolicy":{"automated":{"prune":false} } } }""");

        UnrestoredThing left = Assert.Single(run.Unwind().Unrestored);

        Assert.Equal((ArgoAutomation.RootKind, ObligationStatus.Drifted), (left.Obligation.Kind, left.Status));
        Assert.Contains("written last by human", left.Problem, StringComparison.Ordinal);
        Assert.Equal("""{"prune":false}""", Live(run, ProductWorld.RootKey)["spec"]!["syncPolicy"]!["automated"]!.ToJsonString());
        Assert.Equal("auto", Element(run));
    }

    /// <summary>The set was deleted and made anew, as from Git: what is there now is nobody's to change.</summary>
    [Theory]
    [InlineData("manual", 1)]
    [InlineData("auto", 0)]
    public void Race10_a_set_that_was_made_anew_is_left_as_it_is(string mode, int unrestored)
    {
        using var run = new AutomationRun(new ProductWorldOptions { HasRoot = false });
        Assert.True(run.Prepare().Holds);
        JsonObject anew = WithElement(run.World.Git.At("argocd/applicationsets")[0].Manifest, mode);
        run.World.Store.Delete(ProductWorld.SetKey, default, new WriteContext("human"));
        run.World.Store.Create(ProductWorld.SetKey, anew, new WriteContext("human"));

        Assert.Equal(unrestored, run.Unwind().Unrestored.Count);

        Assert.Equal(mode, Element(run));
        Assert.DoesNotContain("torghut-sim", Live(run, ProductWorld.SetKey).ToJsonString(), StringComparison.Ordinal);
    }

    /// <summary>Readings that are not answered in between are made again.</summary>
    [Fact]
    public void Race24_readings_without_an_answer_are_made_again()
    {
        using var run = new AutomationRun(new ProductWorldOptions { HasRoot = false });
        int reads = 0;
        run.Api.Fault = (verb, _) => verb is "get" or "list" && ++reads % 7 == 0 ? new ApiReply.NoAnswer("no answer within 15 s") : null;

        AutomationProof proof = run.Prepare();

        Assert.True(proof.Holds, proof.Explanation);
        Assert.Empty(run.Unwind().Unrestored);
    }

    private static void Prunes(AutomationRun run) =>
        run.World.Store.PrunedFields[ResourceKinds.Application] = ["spec.syncPolicy.automated.enabled"];

    private static void RequestSync(AutomationRun run, int retries)
    {
        Write(
            run,
            ProductWorld.ApplicationKey,
            $$$"""{"operation":{"initiatedBy":{"username":"human"},"sync":{"revision":"rev-1"},"retry":{"limit":{{{retries}}} } } }""");
        run.Advance(TimeSpan.FromSeconds(6));
    }

    private static JsonObject WithElement(JsonObject manifest, string mode)
    {
        var set = (JsonObject)manifest.DeepClone();
        set["spec"]!["generators"]![0]!["matrix"]!["generators"]![1]!["list"]!["elements"]![1]!["automation"] = mode;
        return set;
    }

    private static JsonObject Application(AutomationRun run) => Live(run, ProductWorld.ApplicationKey);

    private static JsonObject Live(AutomationRun run, ObjectKey key) => run.World.Store.Get(key).Object!;

    private static void Write(AutomationRun run, ObjectKey key, string merge) =>
        run.World.Store.Patch(key, PatchKind.Merge, JsonNode.Parse(merge), new WriteContext("human"));

    private static string? Element(AutomationRun run) =>
        (string?)Live(run, ProductWorld.SetKey)["spec"]!["generators"]![0]!["matrix"]!["generators"]![1]!["list"]!["elements"]![1]!["automation"];
}

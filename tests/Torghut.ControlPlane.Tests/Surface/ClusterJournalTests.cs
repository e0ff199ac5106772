using System.Text.Json.Nodes;
using Torghut.ControlPlane.Tests.Support;
using Torghut.Kubernetes.Rig.Patching;
using Torghut.Kubernetes.Rig.Resources;
using Torghut.Kubernetes.Rig.Storage;
using Torghut.Kubernetes.Rig.Worlds;
using Torghut.Platform.Cluster.Kubernetes.Api;
using Torghut.Platform.Cluster.Kubernetes.Surface;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Obligations;

namespace Torghut.ControlPlane.Tests.Surface;

/// <summary>The copy of a journal in the cluster: there before the first change, gone with the last.</summary>
public sealed class ClusterJournalTests : RunWorld
{
    private static readonly ObjectRef s_place = SurfaceNames.JournalOf("torghut", "run-1");

    [Fact]
    public void The_copy_names_what_is_owed_before_the_first_change()
    {
        using RunProcess process = Process();
        JournalText? copied = null;
        World.Store.Written += change =>
        {
            if (change.Key == ProductWorld.ConfigMapKey)
            {
                copied ??= Copy();
            }
        };

        Change(process);

        Assert.Equal(("run-1", "machine/1/run-1/boot-1"), (copied!.RunId, copied.Holder));
        JournalItem item = Assert.Single(copied.Items);
        Assert.Equal(Canary(), item.Obligation);
        Assert.False(item.IsPerformed);
        Assert.True(Assert.Single(Copy()!.Items).IsPerformed);
        process.Unwind();
        Assert.Null(Copy());
    }

    [Fact]
    public void A_copy_that_may_not_be_written_keeps_the_change_from_being_made()
    {
        using RunProcess process = Process();
        process.Api.Fault = (verb, target) => verb == "create" && target == s_place ? new ApiReply.Refused(403, "configmaps is forbidden") : null;

        Assert.Equal("journal_copy_refused", Assert.Throws<SimulationException>(() => Change(process)).Code);
        Assert.Equal("git", Value());
    }

    [Fact]
    public void A_paused_holder_whose_copy_another_has_taken_changes_nothing_more()
    {
        using RunProcess paused = Process();
        Change(paused);
        World.Store.Patch(
            new ObjectKey(ResourceKinds.ConfigMap, "torghut", s_place.Name),
            PatchKind.Merge,
            JsonNode.Parse("""{"data":{"holder":"guard/7/run-1/boot-7"}}"""),
            new WriteContext("torghut-sim"));

        SimulationException failure = Assert.Throws<SimulationException>(() => paused.Finish(paused.Mutations.PerformAsync(
            Canary() with { Id = "second", Target = "torghut/torghut-ta-sim-config#TA_GROUP_ID", Captured = """{"TA_GROUP_ID":"torghut-ta"}""", Intended = """{"TA_GROUP_ID":"x"}""" },
            CancellationToken.None)));

        Assert.Equal("journal_copy_fenced", failure.Code);
        Assert.Contains("guard/7", failure.Message, StringComparison.Ordinal);
        Assert.Equal("torghut-ta", (string?)Live(ProductWorld.ConfigMapKey)["data"]!["TA_GROUP_ID"]);
    }

    [Fact]
    public void A_holder_whose_copy_is_gone_changes_nothing_more()
    {
        using RunProcess paused = Process();
        Change(paused);
        World.Store.Delete(new ObjectKey(ResourceKinds.ConfigMap, "torghut", s_place.Name), new DeletePreconditions(null, null), new WriteContext("guard"));

        SimulationException failure = Assert.Throws<SimulationException>(() => paused.Finish(paused.Mutations.PerformAsync(
            Canary() with { Id = "second", Target = "torghut/torghut-ta-sim-config#TA_GROUP_ID", Captured = """{"TA_GROUP_ID":"torghut-ta"}""", Intended = """{"TA_GROUP_ID":"x"}""" },
            CancellationToken.None)));

        Assert.Equal("journal_copy_fenced", failure.Code);
    }

    [Fact]
    public void The_next_process_of_a_run_goes_on_with_its_copy()
    {
        RunProcess dead = Process();
        Change(dead);

        using RunProcess next = dead.Restart(World);
        Assert.Empty(next.Unwind().Unrestored);

        Assert.Null(Copy());
        Assert.Equal("git", Value());
    }

    [Fact]
    public void A_writing_whose_answer_is_lost_is_written_again()
    {
        using RunProcess process = Process();
        int creates = 0;
        process.Api.Fault = (verb, target) => verb == "create" && target == s_place && ++creates == 1 ? new ApiReply.NoAnswer("reset") : null;

        Change(process);

        Assert.Single(Copy()!.Items);
        Assert.Equal("ours", Value());
    }

    private static Obligation Canary() => new()
    {
        Id = "canary",
        Kind = "config_map_keys",
        Target = "torghut/torghut-ta-sim-config#CANARY",
        Captured = """{"CANARY":"git"}""",
        Intended = """{"CANARY":"ours"}""",
        ManualCommand = "none",
    };

    private static void Change(RunProcess process) => process.Finish(process.Mutations.PerformAsync(Canary(), CancellationToken.None));

    private string? Value() => (string?)Live(ProductWorld.ConfigMapKey)["data"]!["CANARY"];

    private JournalText? Copy() => Find(ResourceKinds.ConfigMap, "torghut", s_place.Name) is { } found ? JournalText.Read(found) : null;
}

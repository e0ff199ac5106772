using System.Text.Json.Nodes;
using Torghut.ControlPlane.Tests.Support;
using Torghut.Kubernetes.Rig.Resources;
using Torghut.Kubernetes.Rig.Storage;
using Torghut.Platform.Cluster.Kubernetes.Surface;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Obligations;

namespace Torghut.ControlPlane.Tests.Surface;

/// <summary>One holder at a time; whoever is overtaken finds out at its next call.</summary>
public sealed class LeaseSurfaceLockTests : RunWorld
{
    [Fact]
    public void A_lease_names_its_holder_and_goes_with_it()
    {
        using RunProcess process = Process();
        Assert.Equal(new SurfaceReading.Free(null), Read(process));

        Assert.IsType<MutationResult.Applied>(Acquire(process, version: null));

        Assert.Equal(process.Self, Assert.IsType<SurfaceReading.Held>(Read(process)).Holder);
        JsonNode spec = Lease()!["spec"]!;
        Assert.Equal(("machine/1/run-1/boot-1", 60, 0), ((string?)spec["holderIdentity"], (int)spec["leaseDurationSeconds"]!, (int)spec["leaseTransitions"]!));
        Assert.Matches(@"^2026-02-27T12:01:00\.\d{6}Z$", (string?)spec["renewTime"]);
        Assert.Empty(process.Unwind().Unrestored);
        Assert.Null(Lease());
    }

    [Fact]
    public void Race15_of_two_that_start_together_one_gets_it()
    {
        using RunProcess first = Process(1, "run-1");
        using RunProcess second = Process(2, "run-2");
        Assert.IsType<SurfaceReading.Free>(Read(first));
        Assert.IsType<SurfaceReading.Free>(Read(second));

        Assert.IsType<MutationResult.Applied>(Acquire(first, version: null));
        Assert.IsType<MutationResult.Conflict>(Acquire(second, version: null));
        Assert.Equal("run-1", Assert.IsType<SurfaceReading.Held>(Read(second)).Holder.RunId);
    }

    [Fact]
    public void Every_renewal_changes_the_version_and_nothing_else_takes_it()
    {
        using RunProcess process = Process();
        using RunProcess other = Process(2, "run-2");
        Acquire(process, version: null);
        string before = ((SurfaceReading.Held)Read(process)).Version;
        Advance(TimeSpan.FromSeconds(15));

        Assert.IsType<MutationResult.Applied>(Renew(process));

        Assert.NotEqual(before, ((SurfaceReading.Held)Read(process)).Version);
        Assert.IsType<MutationResult.Conflict>(Acquire(other, before));
    }

    [Fact]
    public void A_holder_that_was_overtaken_can_neither_renew_nor_release()
    {
        using RunProcess paused = Process();
        using RunProcess next = Process(2, "run-2");
        Acquire(paused, version: null);

        Assert.IsType<MutationResult.Applied>(Acquire(next, ((SurfaceReading.Held)Read(next)).Version));

        Assert.IsType<MutationResult.Conflict>(Renew(paused));
        Assert.IsType<MutationResult.Conflict>(Release(paused));
        Assert.Equal("run-2", ((SurfaceReading.Held)Read(next)).Holder.RunId);
        Assert.Equal(1, (int)Lease()!["spec"]!["leaseTransitions"]!);
    }

    [Fact]
    public void What_a_holder_owes_stands_in_the_copy_of_its_journal()
    {
        using RunProcess process = Process();
        using RunProcess other = Process(2, "run-2");
        Assert.Equal(0, Owed(other, process.Self));
        Obligation canary = Canary(process);

        process.Finish(process.Mutations.PerformAsync(canary, CancellationToken.None));

        Assert.Equal(1, Owed(other, process.Self));
        process.Unwind();
        Assert.Equal(0, Owed(other, process.Self));
    }

    [Fact]
    public void A_lease_of_another_program_is_held_by_a_stranger()
    {
        using RunProcess process = Process();
        World.Store.Create(
            new ObjectKey(ResourceKinds.Lease, "torghut", SurfaceNames.Lease),
            new JsonObject { ["spec"] = new JsonObject { ["holderIdentity"] = "someone" } },
            new WriteContext("other"));

        Assert.Equal("someone", Assert.IsType<SurfaceReading.Held>(Read(process)).Holder.RunId);
    }

    private static Obligation Canary(RunProcess process)
    {
        _ = process;
        return new Obligation
        {
            Id = "canary",
            Kind = "config_map_keys",
            Target = "torghut/torghut-ta-sim-config#CANARY",
            Captured = """{"CANARY":"git"}""",
            Intended = """{"CANARY":"ours"}""",
            ManualCommand = "none",
        };
    }

    private static SurfaceReading Read(RunProcess process) => process.Finish(process.Control.Surface!.ReadAsync(CancellationToken.None));

    private static int? Owed(RunProcess process, HolderIdentity holder) => process.Finish(process.Control.Surface!.OwedByAsync(holder, CancellationToken.None));

    private static MutationResult Acquire(RunProcess process, string? version)
    {
        MutationPermit permit = process.Journal.Outstanding.FirstOrDefault(owed => owed.Obligation.Id == "lock") is { } owed
            ? process.Journal.PermitAgain(owed.Obligation)
            : process.Journal.Pledge(Lock(process));
        return process.Finish(process.Control.Surface!.AcquireAsync(permit, process.Self, version, CancellationToken.None));
    }

    private static Obligation Lock(RunProcess process) => new()
    {
        Id = "lock",
        Kind = ISurfaceLock.Kind,
        Target = process.Control.Surface!.Surface,
        Scope = ObligationScope.Surface,
        Intended = process.Self.RunId,
        ManualCommand = "none",
    };

    private static MutationResult Renew(RunProcess process) => process.Finish(process.Control.Surface!.RenewAsync(
        process.Journal.PermitKeep(process.Journal.Outstanding.Single(owed => owed.Obligation.Id == "lock").Obligation), process.Self, CancellationToken.None));

    private static MutationResult Release(RunProcess process) => process.Finish(process.Control.Surface!.ReleaseAsync(
        process.Journal.PermitRestore(process.Journal.Outstanding.Single(owed => owed.Obligation.Id == "lock").Obligation), process.Self.RunId, CancellationToken.None));

    private JsonObject? Lease() => Find(ResourceKinds.Lease, "torghut", SurfaceNames.Lease);
}

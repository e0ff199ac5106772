using Microsoft.Extensions.Time.Testing;
using Torghut.ControlPlane.Tests.Support;
using Torghut.Kubernetes.Rig.Worlds;
using Torghut.Platform.Cluster.Kubernetes.Guarding;
using Torghut.Platform.Cluster.Kubernetes.Workloads;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Restoring;

namespace Torghut.ControlPlane.Tests.Guarding;

/// <summary>A dead run is unwound from the cluster's journal alone.</summary>
public sealed class SurfaceGuardTests
{
    private static readonly ArgocdSection s_argocd = new() { ManageAutomation = true, RootAppName = "root" };

    private static readonly RuntimeSettings s_settings = new(
        new Dictionary<string, string> { ["TA_TRADES_TOPIC"] = "torghut.sim.trades.v1.run_1", ["TA_NEW"] = "new" },
        new Dictionary<string, string> { ["TRADING_EXECUTION_ADAPTER"] = "simulation", ["DB_DSN"] = "postgresql://sim@db/torghut_sim_run_1" },
        new Dictionary<string, string> { ["PGPASSWORD"] = "hunter2-and-more" });

    /// <summary>Race 14: whichever call of the run is its last, made or not, the guard restores everything.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Race14_a_run_killed_at_any_write_is_restored_from_the_cluster_alone(bool isMade)
    {
        for (int last = 1; ; last++)
        {
            using var world = new AutomaticWorld();
            IReadOnlyDictionary<string, string> before = world.Specifications();
            bool isDead = world.RunUntil(last, isMade);

            IReadOnlyList<GuardOutcome> outcomes = world.Guard();

            Assert.All(outcomes, outcome => Assert.True(outcome.State == GuardState.Restored, $"write {last}: {outcome} {string.Join("; ", outcome.Unrestored.Select(thing => thing.Problem))}"));
            world.Settle();
            Assert.Equal(before, world.Specifications());
            if (!isDead)
            {
                Assert.True(last > 15, "the run makes more writes than that");
                return;
            }
        }
    }

    /// <summary>Race 14, by the run's own folder: whichever call was the last, its next process puts everything back.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Race14_a_run_killed_at_any_write_is_restored_by_its_next_process(bool isMade)
    {
        for (int last = 1; ; last++)
        {
            using var world = new AutomaticWorld();
            IReadOnlyDictionary<string, string> before = world.Specifications();
            bool isDead = world.RunUntil(last, isMade);
            using RunProcess next = world.Process(pid: 2);

            UnwindResult unwound = next.Unwind();

            Assert.True(unwound.Unrestored.Count == 0, $"write {last}: {string.Join("; ", unwound.Unrestored.Select(thing => thing.Problem))}");
            world.Settle();
            IReadOnlyDictionary<string, string> after = world.Specifications();
            Assert.All(before.Keys.Union(after.Keys), key => Assert.True(
                before.GetValueOrDefault(key) == after.GetValueOrDefault(key), $"write {last}: {key} is {after.GetValueOrDefault(key)}, was {before.GetValueOrDefault(key)}"));
            if (!isDead)
            {
                Assert.True(last > 15, "the run makes more writes than that");
                return;
            }
        }
    }

    [Fact]
    public async Task A_run_that_renews_its_lease_is_left_alone()
    {
        using var world = new AutomaticWorld();
        using RunProcess process = world.Process();
        process.TakeSurface();
        Change(process);
        Obligation lease = process.Journal.Outstanding.Single(owed => owed.Obligation.Id == "surface-lock").Obligation;

        Task<IReadOnlyList<GuardOutcome>> guard = world.StartGuard();
        for (int i = 0; i < 400 && !guard.IsCompleted; i++)
        {
            world.Time.Advance(TimeSpan.FromSeconds(1));
            if (i % 10 == 0)
            {
                process.Finish(process.Run.Surface.RenewAsync(process.Journal.PermitKeep(lease), process.Self, CancellationToken.None));
            }
        }

        Assert.Equal(GuardState.AtWork, Assert.Single(await guard).State);
        Assert.Equal(process.Self, Assert.IsType<SurfaceReading.Held>(process.Finish(process.Run.Surface.ReadAsync(CancellationToken.None))).Holder);
    }

    /// <summary>Race 16: a holder that was paused past the end of its Lease finds its journal taken.</summary>
    [Fact]
    public void Race16_a_paused_holder_changes_nothing_after_the_guard_has_restored()
    {
        using var world = new AutomaticWorld();
        using RunProcess paused = world.Process();
        paused.TakeSurface();
        Change(paused);
        Assert.Equal(GuardState.Restored, Assert.Single(world.Guard()).State);

        SimulationException failure = Assert.Throws<SimulationException>(() => paused.Finish(paused.Mutations.PerformAsync(
            Canary() with { Id = "second", Target = "torghut/torghut-ta-sim-config#TA_GROUP_ID", Captured = """{"TA_GROUP_ID":"torghut-ta"}""", Intended = """{"TA_GROUP_ID":"x"}""" },
            CancellationToken.None)));

        Assert.Equal("journal_copy_fenced", failure.Code);
        Obligation lease = paused.Journal.Outstanding.Single(owed => owed.Obligation.Id == "surface-lock").Obligation;
        Assert.IsNotType<MutationResult.Applied>(paused.Finish(paused.Run.Surface.RenewAsync(paused.Journal.PermitKeep(lease), paused.Self, CancellationToken.None)));
    }

    [Fact]
    public void What_a_human_changed_meanwhile_stays_and_is_named_with_the_command()
    {
        using var world = new AutomaticWorld();
        using RunProcess dead = world.Process();
        dead.TakeSurface();
        Assert.True(dead.TakeAutomation().Holds);
        Change(dead);
        world.Human("""{"data":{"CANARY":"a human's"}}""");

        GuardOutcome outcome = Assert.Single(world.Guard());

        Assert.Equal(GuardState.RestoreRequired, outcome.State);
        Assert.Equal("kubectl patch", Assert.Single(outcome.Unrestored, thing => thing.Obligation.Id == "canary").Obligation.ManualCommand);
    }

    /// <summary>Another put it back; the run's marks would keep every other run out for ever.</summary>
    [Fact]
    public void What_another_put_back_loses_its_marks()
    {
        using var world = new AutomaticWorld();
        using RunProcess dead = world.Process();
        dead.TakeSurface();
        Assert.True(dead.TakeAutomation().Holds);
        Change(dead);
        Assert.Contains("simulation.torghut/run", world.ConfigMapAnnotations(), StringComparison.Ordinal);
        world.Human("""{"data":{"CANARY":"git"}}""");

        Assert.Equal(GuardState.Restored, Assert.Single(world.Guard()).State);

        Assert.DoesNotContain("simulation.torghut/", world.ConfigMapAnnotations(), StringComparison.Ordinal);
    }

    /// <summary>The guard put everything back; the run's own folder, which does not know it, finds nothing to do.</summary>
    [Fact]
    public void A_teardown_after_the_guard_finds_everything_back()
    {
        using var world = new AutomaticWorld();
        IReadOnlyDictionary<string, string> before = world.Specifications();
        using RunProcess dead = world.Process();
        dead.TakeSurface();
        Assert.True(dead.TakeAutomation().Holds);
        IReadOnlyList<Obligation> plan = dead.Finish(dead.Choreography.PlanAsync(s_settings, CancellationToken.None));
        dead.Finish(RuntimeChoreography.TakeAsync(plan, dead.Mutations, CancellationToken.None));
        Assert.Equal(GuardState.Restored, Assert.Single(world.Guard()).State);

        Assert.Empty(dead.Unwind().Unrestored);

        Assert.Empty(dead.Journal.Outstanding);
        Assert.Equal(before, world.Specifications());
    }

    /// <summary>A step of the protocol that is left out is noticed: here the journal in the cluster.</summary>
    [Fact]
    public void Without_the_clusters_journal_nobody_restores_a_dead_run()
    {
        using var world = new AutomaticWorld();
        IReadOnlyDictionary<string, string> before = world.Specifications();
        using RunProcess dead = world.Process(keepsCopy: false);
        dead.TakeSurface();
        Assert.True(dead.TakeAutomation().Holds);

        Assert.Empty(Assert.Single(world.Guard()).Restored);

        Assert.NotEqual(before, world.Specifications());
    }

    /// <summary>A Lease that a late call makes after its run has let go of it is nobody's for ever.</summary>
    [Fact]
    public void A_lease_that_stays_with_a_dead_holder_without_a_journal_is_removed()
    {
        using var world = new AutomaticWorld();
        IReadOnlyDictionary<string, string> before = world.Specifications();
        using RunProcess dead = world.Process();
        dead.TakeSurface();

        GuardOutcome outcome = Assert.Single(world.Guard());

        Assert.Equal((GuardState.Restored, "run-1"), (outcome.State, outcome.RunId));
        Assert.Contains("it owed nothing", outcome.Detail, StringComparison.Ordinal);
        Assert.Equal(before, world.Specifications());
    }

    [Fact]
    public async Task A_holder_that_hangs_and_renews_is_unlocked_by_its_identity_and_changes_nothing_more()
    {
        using var world = new AutomaticWorld();
        IReadOnlyDictionary<string, string> before = world.Specifications();
        using RunProcess hung = world.Process();
        hung.TakeSurface();
        Assert.True(hung.TakeAutomation().Holds);
        Change(hung);
        Obligation lease = hung.Journal.Outstanding.Single(owed => owed.Obligation.Id == "surface-lock").Obligation;

        Task<IReadOnlyList<GuardOutcome>> guard = world.StartGuard("machine/1/run-1/boot-1");
        for (int i = 0; i < 4_000 && !guard.IsCompleted; i++)
        {
            world.Time.Advance(TimeSpan.FromMilliseconds(500));
            if (i % 20 == 19)
            {
                hung.Finish(hung.Run.Surface.RenewAsync(hung.Journal.PermitKeep(lease), hung.Self, CancellationToken.None));
            }
        }

        GuardOutcome outcome = Assert.Single(await guard);
        Assert.True(outcome.State == GuardState.Restored, outcome.ToString());
        world.Settle();
        Assert.Equal(before, world.Specifications());
        Assert.Equal(
            "journal_copy_fenced",
            Assert.Throws<SimulationException>(() => Change(hung, Canary() with { Id = "second", Captured = """{"CANARY":"git"}""" })).Code);
    }

    [Fact]
    public void The_identity_of_another_unlocks_nothing()
    {
        using var world = new AutomaticWorld();
        using RunProcess process = world.Process();
        process.TakeSurface();

        SimulationException failure = Assert.Throws<SimulationException>(() => world.Guard("machine/2/run-1/boot-2"));

        Assert.Equal((ExitCode.Refused, "guard_lock_id_unknown"), (failure.ExitCode, failure.Code));
        Assert.Contains("held by machine/1/run-1/boot-1, since 2026-02-27T12:01:00Z", failure.Message, StringComparison.Ordinal);
        Assert.Equal(process.Self, Assert.IsType<SurfaceReading.Held>(process.Finish(process.Run.Surface.ReadAsync(CancellationToken.None))).Holder);
    }

    [Fact]
    public void Without_a_dead_run_there_is_nothing_to_do()
    {
        using var world = new AutomaticWorld();

        Assert.Empty(world.Guard());
    }

    private static Obligation Canary() => new()
    {
        Id = "canary",
        Kind = ConfigMapKind.Name,
        Target = "torghut/torghut-ta-sim-config#CANARY",
        Captured = """{"CANARY":"git"}""",
        Intended = """{"CANARY":"ours"}""",
        ManualCommand = "kubectl patch",
    };

    private static void Change(RunProcess process, Obligation? what = null) =>
        process.Finish(process.Mutations.PerformAsync(what ?? Canary(), CancellationToken.None));

    /// <summary>A world in which Argo CD heals everything unless it is switched off.</summary>
    private sealed class AutomaticWorld() : RunWorld(new ProductWorldOptions { Seed = 3 })
    {
        private int _guards;

        public new FakeTimeProvider Time => base.Time;

        public RunProcess Process(bool keepsCopy = true, int pid = 1) =>
            new(World, Time, Directory.CreateDirectory(Path.Combine(Root, "run")).FullName, pid, argocd: s_argocd, keepsCopy: keepsCopy);

        public IReadOnlyDictionary<string, string> Specifications() => World.Specifications();

        public void Human(string merge) => Human(ProductWorld.ConfigMapKey, merge);

        public string ConfigMapAnnotations() => Live(ProductWorld.ConfigMapKey)["metadata"]!["annotations"]?.ToJsonString() ?? string.Empty;

        public void Settle() => Advance(TimeSpan.FromSeconds(30));

        public Task<IReadOnlyList<GuardOutcome>> StartGuard(string? forceUnlock = null)
        {
            var guard = new SurfaceGuard(new StoreApi(World.Store), "torghut", new SilentProgress(), Time) { ForceUnlock = forceUnlock };
            return guard.LookAfterAsync(Path.Combine(Root, $"guard-{++_guards}"), CancellationToken.None);
        }

        public IReadOnlyList<GuardOutcome> Guard(string? forceUnlock = null)
        {
            Task<IReadOnlyList<GuardOutcome>> work = StartGuard(forceUnlock);
            for (int i = 0; !work.IsCompleted; i++)
            {
                Assert.True(i < 100_000, "the guard does not end");
                Time.Advance(TimeSpan.FromMilliseconds(100));
            }

            return work.GetAwaiter().GetResult();
        }

        /// <summary>A run up to its n-th write.</summary>
        /// <returns>Whether it was killed there.</returns>
        public bool RunUntil(int last, bool isMade)
        {
            using RunProcess process = Process();
            int count = 0;
            bool isDead = false;
            process.Api.Before = (verb, _) =>
            {
                count += verb is "patch" or "create" or "delete" ? 1 : 0;
                isDead |= count == last && !isMade && verb is not ("get" or "list");
                if (isDead)
                {
                    throw new ProcessDiedException();
                }
            };
            process.Api.Fault = (verb, _) =>
            {
                isDead |= count == last && isMade && verb is not ("get" or "list");
                return isDead ? throw new ProcessDiedException() : null;
            };
            try
            {
                process.TakeSurface();
                Assert.True(process.TakeAutomation().Holds);
                IReadOnlyList<Obligation> plan = process.Finish(process.Choreography.PlanAsync(s_settings, CancellationToken.None));
                process.Finish(RuntimeChoreography.TakeAsync(plan, process.Mutations, CancellationToken.None));
            }
            catch (ProcessDiedException)
            {
                // It ends here; nothing of it goes on.
            }

            return isDead;
        }
    }
}

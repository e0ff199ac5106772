using Microsoft.Extensions.Time.Testing;
using Torghut.ControlPlane.Tests.Support;
using Torghut.Kubernetes.Rig.Worlds;
using Torghut.Platform.Cluster.Kubernetes.ArgoCd;
using Torghut.Platform.Cluster.Kubernetes.Things;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Progress;
using Torghut.Simulation.Restoring;

namespace Torghut.ControlPlane.Tests.Protocol;

/// <summary>The production protocol over a world of controllers, in virtual time.</summary>
internal sealed class AutomationRun : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("torghut-argo-").FullName;
    private readonly ObligationJournal _journal;
    private readonly PledgedMutations _mutations;
    private readonly RestoreLimits _limits = new() { PerThing = TimeSpan.FromMinutes(2) };
    private readonly RunControl _control;

    public AutomationRun(ProductWorldOptions options, ArgocdSection? section = null)
    {
        Time = new FakeTimeProvider(new DateTimeOffset(2026, 2, 27, 12, 0, 0, TimeSpan.Zero));
        World = new ProductWorld(Time, options);
        Api = new StoreApi(World.Store);
        Automation = new ArgoAutomation(
            Api, section ?? new ArgocdSection { ManageAutomation = true, RootAppName = options.HasRoot ? "root" : null }, new ArgoTimeouts(), Time);
        _journal = ObligationJournal.Open(new RunFolder(_root), Time);
        _control = new RunControl(new KubernetesControlPlane(Api, ArgoAutomation.Kinds, TimeSpan.Zero), Automation, Surface: null);
        _mutations = new PledgedMutations(_journal, _control, _limits, Time, _ => Task.CompletedTask);
        Advance(TimeSpan.FromMinutes(1));
    }

    public FakeTimeProvider Time { get; }

    public ProductWorld World { get; }

    public StoreApi Api { get; }

    public ArgoAutomation Automation { get; }

    public IReadOnlyList<OutstandingObligation> Outstanding => _journal.Outstanding;

    /// <summary>A run of a world with a root, and a canary in the config map of technical analysis.</summary>
    public static AutomationRun WithCanary(CanarySection canary, ProductWorldOptions? options = null) => new(
        options ?? new ProductWorldOptions(), new ArgocdSection { ManageAutomation = true, RootAppName = options?.HasRoot == false ? null : "root", Canary = canary });

    public AutomationPlan Plan() => Finish(Automation.PlanAsync(CancellationToken.None));

    /// <param name="leftOut">Id of an obligation that is not performed; null for none.</param>
    public AutomationProof Prepare(string? leftOut = null)
    {
        var plan = Assert.IsType<AutomationPlan.Switches>(Plan());
        foreach (Obligation obligation in plan.Obligations.Where(obligation => obligation.Id != leftOut))
        {
            Finish(_mutations.PerformAsync(obligation, CancellationToken.None));
            AutomationProof confirmed = Finish(Automation.ConfirmSwitchAsync(obligation, _mutations, CancellationToken.None));
            if (!confirmed.Holds)
            {
                return confirmed;
            }
        }

        return Finish(Automation.ProveQuietAsync(_mutations, CancellationToken.None));
    }

    public UnwindResult Unwind() => Finish(
        new ObligationUnwinder(_journal, _control, _limits, new Silent(), Time).UnwindAllAsync(CancellationToken.None));

    public void Perform(Obligation obligation) => Finish(_mutations.PerformAsync(obligation, CancellationToken.None));

    public AutomationProof ProveRestored(UnwindResult unwound) =>
        Finish(Automation.ProveRestoredAsync(unwound.Restored, _mutations, CancellationToken.None));

    public AutomationProof ProveRestored() => Finish(Automation.ProveRestoredAsync([], _mutations, CancellationToken.None));

    public AutomationProof Check() => Finish(Automation.CheckQuietAsync(CancellationToken.None));

    public void Advance(TimeSpan duration)
    {
        for (TimeSpan done = TimeSpan.Zero; done < duration; done += TimeSpan.FromMilliseconds(100))
        {
            Time.Advance(TimeSpan.FromMilliseconds(100));
        }
    }

    public void Dispose()
    {
        _journal.Dispose();
        World.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    private T Finish<T>(Task<T> work)
    {
        for (int i = 0; !work.IsCompleted; i++)
        {
            Assert.True(i < 100_000, "the work does not end");
            Time.Advance(TimeSpan.FromMilliseconds(100));
        }

        return work.GetAwaiter().GetResult();
    }

    private sealed class Silent : IProgressObserver
    {
        public void Progressed(in ProgressSample sample)
        {
        }

        public void Noted(NoteLevel level, string code, string message)
        {
        }
    }
}

using Torghut.Simulation.Artifacts;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Restoring;

namespace Torghut.Platform.Cluster.Tests.Kafka.Support;

/// <summary>Pledges, changes and restores things as a run does.</summary>
internal sealed class PledgedThings : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ObligationJournal _journal;
    private readonly RunControl _control;
    private readonly RestoreLimits _limits = new() { PerThing = TimeSpan.FromSeconds(20), FirstPause = TimeSpan.FromMilliseconds(20) };

    public PledgedThings(IControlPlane things)
    {
        _control = new RunControl(things, Automation: null, Surface: null);
        var folder = new RunFolder(_folder.Path);
        _journal = ObligationJournal.Open(folder, TimeProvider.System);
        Mutations = new PledgedMutations(_journal, _control, _limits, TimeProvider.System, _ => Task.CompletedTask);
    }

    public PledgedMutations Mutations { get; }

    public IReadOnlyList<OutstandingObligation> Outstanding => _journal.Outstanding;

    public PerformResult Perform(Obligation obligation) => Mutations.PerformAsync(obligation, default).GetAwaiter().GetResult();

    public UnwindResult Unwind() =>
        new ObligationUnwinder(_journal, _control, _limits, new Notes(), TimeProvider.System).UnwindAllAsync(default).GetAwaiter().GetResult();

    public void Dispose()
    {
        _journal.Dispose();
        _folder.Dispose();
    }
}

using Torghut.Simulation.Artifacts;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Restoring;

namespace Torghut.Platform.Cluster.Tests.Support;

/// <summary>A run's journal in a temporary folder, with what changes things under its pledges and puts them back.</summary>
internal sealed class Journals : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("torghut-journal-").FullName;
    private readonly ObligationJournal _journal;

    public Journals(IControlPlane things)
    {
        _journal = ObligationJournal.Open(new RunFolder(_folder), TimeProvider.System);
        Mutations = new PledgedMutations(
            _journal,
            new RunControl(things, null, null),
            new RestoreLimits(),
            TimeProvider.System,
            _ => Task.CompletedTask);
    }

    public PledgedMutations Mutations { get; }

    public IReadOnlyList<Obligation> Outstanding => [.. _journal.Outstanding.Select(owed => owed.Obligation)];

    public void Dispose()
    {
        _journal.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}

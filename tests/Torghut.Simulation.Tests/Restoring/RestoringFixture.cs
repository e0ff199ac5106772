using Torghut.Simulation.Artifacts;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Restoring;
using Torghut.Simulation.Tests.Artifacts;

namespace Torghut.Simulation.Tests.Restoring;

/// <summary>A journal over a world in memory, with short limits.</summary>
public abstract class RestoringFixture : IDisposable
{
    private readonly TemporaryFolder _temporary = new();

    protected RestoringFixture()
    {
        Folder = _temporary.RunFolder;
        Journal = ObligationJournal.Open(Folder, TimeProvider.System);
    }

    protected RunFolder Folder { get; }

    protected ObligationJournal Journal { get; }

    internal World World { get; } = new();

    internal NoProgress Observer { get; } = new();

    protected RestoreLimits Limits { get; } = new()
    {
        PerThing = TimeSpan.FromMilliseconds(200),
        PerCall = TimeSpan.FromMilliseconds(50),
        FirstPause = TimeSpan.FromMilliseconds(1),
        LongestPause = TimeSpan.FromMilliseconds(10),
    };

    protected IPledgedMutations Mutations =>
        new PledgedMutations(Journal, Control, Limits, TimeProvider.System, _ => Task.CompletedTask);

    protected ObligationUnwinder Unwinder => new(Journal, Control, Limits, Observer, TimeProvider.System);

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    internal MemoryCopy Copy { get; } = new();

    private RunControl Control => new(World, Automation: null, Surface: null) { Copy = Copy };

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        Journal.Dispose();
        _temporary.Dispose();
    }
}

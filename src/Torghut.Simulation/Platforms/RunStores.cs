using Torghut.Reporting.Request;
using Torghut.Trading.Ledger;
using Torghut.Trading.Signals;

namespace Torghut.Simulation.Platforms;

/// <summary>A run's ledger and signal store, open for reading.</summary>
/// <param name="Ledger">Ledger.</param>
/// <param name="Signals">Signal store; null where there is none.</param>
public sealed record RunStores(ILedgerReader Ledger, ISignalStoreReader? Signals) : IDisposable
{
    /// <summary>Stores that are missing or cannot be opened; an empty ledger stands for one of them.</summary>
    public IReadOnlyList<ArtifactProblem> Problems { get; init; } = [];

    /// <inheritdoc/>
    public void Dispose()
    {
        Ledger.Dispose();
        Signals?.Dispose();
    }
}

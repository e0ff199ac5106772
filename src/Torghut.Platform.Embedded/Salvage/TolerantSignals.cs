using Torghut.Platform.Embedded.Signals;
using Torghut.Simulation.Errors;
using Torghut.Trading.Ledger;
using Torghut.Trading.Signals;

namespace Torghut.Platform.Embedded.Salvage;

/// <summary>A signal store of which each table ends where it cannot be read on.</summary>
internal sealed class TolerantSignals(ISignalStoreReader store, ReadIssues issues) : ISignalStoreReader
{
    /// <inheritdoc/>
    public IEnumerable<MicroBarRow> ReadMicroBars() => Read(store.ReadMicroBars(), SignalTables.MicroBars);

    /// <inheritdoc/>
    public IEnumerable<SignalRow> ReadSignals() => Read(store.ReadSignals(), SignalTables.Signals);

    /// <inheritdoc/>
    public void Dispose() => store.Dispose();

    private IEnumerable<T> Read<T>(IEnumerable<T> rows, string table)
    {
        using IEnumerator<T> reader = rows.GetEnumerator();
        while (Next(reader, table))
        {
            yield return reader.Current;
        }
    }

    private bool Next<T>(IEnumerator<T> reader, string table)
    {
        try
        {
            return reader.MoveNext();
        }
        catch (SimulationException)
        {
            issues.Add(ReadIssueKind.Table, table, "the signal store refuses to read on");
            return false;
        }
    }
}

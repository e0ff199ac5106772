namespace Torghut.Trading.Ledger;

/// <summary>The ledger of a run. Rows are whole: writing a row again replaces the row with the same id.</summary>
public interface ILedgerWriter : IDisposable
{
    /// <summary>Writes rows in the order given.</summary>
    void Write(IReadOnlyList<ILedgerRow> rows);

    /// <summary>Makes everything written durable. Without it, nothing is.</summary>
    void Complete();
}

namespace Torghut.Trading.Ledger;

/// <summary>Takes ledger rows in the order in which they come to be.</summary>
public interface ILedgerRowSink
{
    /// <summary>Takes a row; a row with a known id replaces the earlier one.</summary>
    void Add(ILedgerRow row);
}

namespace Torghut.Trading.Ledger;

/// <summary>A row of the ledger: one of the records of this folder, each a whole row of the table it is named after.</summary>
public interface ILedgerRow
{
    /// <summary>Primary key.</summary>
    Guid Id { get; }
}

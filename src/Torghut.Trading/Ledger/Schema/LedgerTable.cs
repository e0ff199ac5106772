namespace Torghut.Trading.Ledger.Schema;

/// <summary>A table of the ledger; its primary key is <c>id</c>.</summary>
/// <param name="Name">Name in every database.</param>
/// <param name="Columns">Columns, <c>id</c> first; rows are encoded and decoded in this order.</param>
public sealed record LedgerTable(string Name, IReadOnlyList<LedgerColumn> Columns)
{
    /// <summary>Columns of each further unique key.</summary>
    public IReadOnlyList<IReadOnlyList<string>> UniqueKeys { get; init; } = [];

    /// <summary>Columns of each further index.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Indexes { get; init; } = [];

    /// <summary>Columns by which rows are read in order; a null comes last.</summary>
    public required IReadOnlyList<string> Order { get; init; }
}

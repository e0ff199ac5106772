namespace Torghut.Trading.Ledger.Schema;

/// <summary>A column of a ledger table.</summary>
/// <param name="Name">Name in every database.</param>
/// <param name="Type">What it holds.</param>
public sealed record LedgerColumn(string Name, LedgerColumnType Type)
{
    /// <summary>Whether a row may lack the value.</summary>
    public bool IsNullable { get; init; }

    /// <summary>Value of a row that was written without one, as text; null if there is none.</summary>
    public string? Default { get; init; }

    /// <summary>Table whose <c>id</c> the value is; null if it refers to none.</summary>
    public string? References { get; init; }
}

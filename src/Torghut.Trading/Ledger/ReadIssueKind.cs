namespace Torghut.Trading.Ledger;

/// <summary>How much of a store one thing that could not be read takes away.</summary>
public enum ReadIssueKind
{
    /// <summary>A value: it counts as missing.</summary>
    Cell,

    /// <summary>A row: it is left out.</summary>
    Row,

    /// <summary>The rest of a table.</summary>
    Table,
}

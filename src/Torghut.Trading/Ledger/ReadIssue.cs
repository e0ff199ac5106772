namespace Torghut.Trading.Ledger;

/// <summary>Something in a store that could not be read and was left out.</summary>
/// <param name="Kind">How much was left out.</param>
/// <param name="Place">Table, or table and column: <c>executions.avg_fill_price</c>.</param>
/// <param name="Count">How often.</param>
/// <param name="Example">The first time: row, what was found, what was expected.</param>
public sealed record ReadIssue(ReadIssueKind Kind, string Place, long Count, string Example);

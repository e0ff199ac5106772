namespace Torghut.Reporting.Evidence;

/// <summary>A strategy of the ledger; one that decisions name and the table lacks has its id as name.</summary>
/// <param name="Id">Primary key.</param>
/// <param name="Name">Name.</param>
/// <param name="Listed">Whether the table has it.</param>
internal sealed record StrategyFact(Guid Id, string Name, bool Listed);

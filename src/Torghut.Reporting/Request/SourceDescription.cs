namespace Torghut.Reporting.Request;

/// <summary>Where the day came from.</summary>
/// <param name="Kind"><c>kafka, dump, lean_ticks, synthetic</c>, or <c>ledger</c> where only a ledger is known.</param>
/// <param name="Description">One sentence for a person, without paths of the machine and without the run's name.</param>
/// <param name="Synthetic">Whether the market data was made by a generator.</param>
public sealed record SourceDescription(string Kind, string Description, bool Synthetic);

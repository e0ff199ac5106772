namespace Torghut.Trading.Pipeline;

/// <summary>Something on the trader's agenda.</summary>
/// <param name="Kind">What.</param>
/// <param name="Index">Place of the strategy or ordinal of the symbol, by kind.</param>
/// <param name="Subject">The signal, decision, order or update, by kind.</param>
internal readonly record struct Planned(PlannedKind Kind, int Index, object? Subject);

namespace Torghut.Trading.Execution;

/// <summary>A position held before the run.</summary>
/// <param name="Symbol">Symbol.</param>
/// <param name="Quantity">Shares; negative for a short position.</param>
/// <param name="AveragePrice">Average entry price.</param>
public sealed record StartingPosition(string Symbol, decimal Quantity, decimal AveragePrice);

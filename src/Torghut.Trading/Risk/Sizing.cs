namespace Torghut.Trading.Risk;

/// <summary>How a decision's quantity came about.</summary>
/// <param name="Method"><c>notional</c> for an order that opens, <c>reduce_position</c> for one that reduces.</param>
/// <param name="Budget">Notional that the order may have; null for one that reduces.</param>
/// <param name="Equity">Equity behind the budget; null where it is not known.</param>
/// <param name="Price">Mid behind the quantity; null where there is none.</param>
/// <param name="Available">Position less what open orders already reduce; null for an order that opens.</param>
/// <param name="Step">The quantity is a multiple of it.</param>
/// <param name="Quantity">Shares, rounded down to the step; null where it cannot be known.</param>
internal sealed record Sizing(
    string Method, decimal? Budget, decimal? Equity, decimal? Price, decimal? Available, decimal Step, decimal? Quantity);

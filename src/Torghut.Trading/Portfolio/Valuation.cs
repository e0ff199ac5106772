namespace Torghut.Trading.Portfolio;

/// <summary>The account valued at mids, in currency.</summary>
/// <param name="Equity">Cash + Σ position·mid.</param>
/// <param name="Gross">Σ |position|·mid.</param>
/// <param name="WorstGross">The same with open orders filled in the direction that makes each position larger.</param>
/// <param name="HighestNet">Σ position·mid with all open buys filled.</param>
/// <param name="LowestNet">Σ position·mid with all open sells filled.</param>
/// <param name="OccupiedSymbols">Number of symbols with a position or an open order.</param>
internal readonly record struct Valuation(
    decimal Equity, decimal Gross, decimal WorstGross, decimal HighestNet, decimal LowestNet, int OccupiedSymbols)
{
    /// <summary>
    /// What may still be put into positions: equity less what positions and open orders may bind, without leverage. For
    /// an account without short positions and open orders it is its cash.
    /// </summary>
    public decimal BuyingPower => Math.Max(0, Equity - WorstGross);
}

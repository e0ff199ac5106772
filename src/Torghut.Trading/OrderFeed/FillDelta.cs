namespace Torghut.Trading.OrderFeed;

/// <summary>What an applied update added to an order's fills.</summary>
/// <param name="Quantity">Shares; 0 for an update without a fill.</param>
/// <param name="Price">Their price; 0 for an update without a fill.</param>
internal readonly record struct FillDelta(decimal Quantity, decimal Price);

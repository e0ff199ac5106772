namespace Torghut.Reporting.Prices;

/// <summary>The price at which what is still open is valued.</summary>
/// <param name="Price">Price.</param>
/// <param name="Source">One of the constants of <see cref="FinalPriceSource"/>.</param>
/// <param name="TimeNs">Time of the price, nanoseconds since the Unix epoch.</param>
internal readonly record struct FinalPrice(decimal Price, string Source, long TimeNs);

namespace Torghut.Reporting.Prices;

/// <summary>Where a final price comes from, best first.</summary>
internal static class FinalPriceSource
{
    /// <summary>Close of the last micro-bar within the window.</summary>
    public const string MicroBarClose = "micro_bar_close";

    /// <summary>Fill price (else arrival price) of the last TCA row.</summary>
    public const string TcaPrice = "tca_price";

    /// <summary>Price of the last fill.</summary>
    public const string LastFill = "last_fill";
}

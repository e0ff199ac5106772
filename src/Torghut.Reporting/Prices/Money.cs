namespace Torghut.Reporting.Prices;

/// <summary>Money and prices have eight decimals, as in the tables.</summary>
internal static class Money
{
    /// <summary>Rounds to eight decimals, half to even.</summary>
    public static decimal Round(decimal value) => decimal.Round(value, 8, MidpointRounding.ToEven);

    /// <summary>A price of the signal store, which stores doubles, in eight decimals.</summary>
    public static decimal FromDouble(double value) => decimal.Round((decimal)value, 8, MidpointRounding.ToEven);
}

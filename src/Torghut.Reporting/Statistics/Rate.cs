namespace Torghut.Reporting.Statistics;

/// <summary>Ratios whose denominator may be zero: an undefined rate is null, never 0.</summary>
internal static class Rate
{
    /// <summary>Part ÷ whole; null if the whole is 0.</summary>
    public static double? Of(long part, long whole) => whole == 0 ? null : part / (double)whole;

    /// <summary>Part ÷ whole; null if either is unknown or the whole is 0.</summary>
    public static double? Of(long? part, long? whole) => part is { } p && whole is { } w ? Of(p, w) : null;

    /// <summary>Part ÷ whole of decimals; null if the whole is 0.</summary>
    public static double? Of(decimal part, decimal whole) => whole == 0 ? null : (double)(part / whole);
}

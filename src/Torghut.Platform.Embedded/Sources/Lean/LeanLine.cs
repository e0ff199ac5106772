namespace Torghut.Platform.Embedded.Sources.Lean;

/// <summary>The numbers of one line; prices and sizes in units of 1e-8.</summary>
internal struct LeanLine
{
    /// <summary>Time of day on the clock in New York, nanoseconds since midnight.</summary>
    public long TimeOfDayNs;

    /// <summary>Trade: price; quote: bid price.</summary>
    public long FirstPriceE8;

    /// <summary>Trade: size; quote: bid size.</summary>
    public long FirstSizeE8;

    /// <summary>Quote: ask price.</summary>
    public long SecondPriceE8;

    /// <summary>Quote: ask size.</summary>
    public long SecondSizeE8;

    /// <summary>Whether the vendor marked the line.</summary>
    public bool Suspicious;
}

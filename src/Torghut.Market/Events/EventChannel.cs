namespace Torghut.Market.Events;

/// <summary>
/// The channel of a market event. The numeric order is the processing order of events of one symbol at one instant:
/// status before quotes before trades before bars.
/// </summary>
public enum EventChannel : byte
{
    /// <summary>Trading status of a symbol (halt, resumption).</summary>
    Status = 0,

    /// <summary>Best bid and offer.</summary>
    Quote = 1,

    /// <summary>A trade print.</summary>
    Trade = 2,

    /// <summary>A finished one-minute bar.</summary>
    Bar = 3,
}

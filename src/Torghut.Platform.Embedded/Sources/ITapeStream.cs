using Torghut.Market.Events;

namespace Torghut.Platform.Embedded.Sources;

/// <summary>
/// One symbol's events on one channel, pushed in stream order (the order of arrival, not of event time). Only unique,
/// valid events whose event time lies inside the window are pushed, since each moves the watermark.
/// </summary>
/// <remarks>
/// The source fills event time, the channel's values, partition, offset and, on a status event,
/// <see cref="EventFlags.Halted"/>. Symbol, channel and the other flags (late, locked, crossed) are set by the stream.
/// </remarks>
public interface ITapeStream
{
    /// <summary>Pushes a quote, trade or status event.</summary>
    void Write(in MarketEvent marketEvent);

    /// <summary>Pushes a bar: the event time is the bar's end.</summary>
    void WriteBar(in MarketEvent marketEvent, in BarValues values);
}

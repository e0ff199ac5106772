using NodaTime;

namespace Torghut.Market.Time;

/// <summary>The half-open time range <c>[Start, End)</c>.</summary>
/// <param name="Start">First instant.</param>
/// <param name="End">First instant after it.</param>
public readonly record struct TimeRange(Instant Start, Instant End);

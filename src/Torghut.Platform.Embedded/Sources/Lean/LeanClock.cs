using NodaTime;
using NodaTime.TimeZones;
using Torghut.Market.Time;

namespace Torghut.Platform.Embedded.Sources.Lean;

/// <summary>
/// Turns the time of day in New York into instants. On a day without a change of clocks that is one addition; on the
/// others a time that occurs twice is its first occurrence, and one that does not occur is that much after the change.
/// </summary>
internal readonly struct LeanClock
{
    /// <summary>Nanoseconds in a day of 24 hours: the range of times of day.</summary>
    public const long NsPerDay = 24 * 60 * EventTime.NsPerMinute;

    private readonly long _beforeNs;
    private readonly long _afterNs;
    private readonly long _changeNs;

    /// <summary>Makes the clock of a day.</summary>
    public LeanClock(LocalDate day)
    {
        DateTimeZone zone = DateTimeZoneProviders.Tzdb["America/New_York"];
        ZonedDateTime start = zone.AtStartOfDay(day);
        ZoneInterval before = zone.GetZoneInterval(start.ToInstant());
        Instant localMidnight = day.AtMidnight().InUtc().ToInstant();
        _beforeNs = EventTime.FromInstant(localMidnight - Duration.FromSeconds(before.WallOffset.Seconds));
        _afterNs = _beforeNs;
        _changeNs = NsPerDay;
        if (before.HasEnd && before.End < zone.AtStartOfDay(day.PlusDays(1)).ToInstant())
        {
            Offset after = zone.GetZoneInterval(before.End).WallOffset;
            _afterNs = EventTime.FromInstant(localMidnight - Duration.FromSeconds(after.Seconds));
            long changeNs = EventTime.FromInstant(before.End);
            _changeNs = Math.Max(changeNs - _beforeNs, changeNs - _afterNs);
        }
    }

    /// <summary>Nanoseconds since the Unix epoch of a time of day.</summary>
    /// <param name="timeOfDayNs">Nanoseconds on the clock since midnight.</param>
    public long ToUnixNs(long timeOfDayNs) => timeOfDayNs + (timeOfDayNs < _changeNs ? _beforeNs : _afterNs);
}

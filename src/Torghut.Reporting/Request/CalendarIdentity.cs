namespace Torghut.Reporting.Request;

/// <summary>The session calendar and time zone data behind the window.</summary>
/// <param name="Source">Where the calendar's rules come from.</param>
/// <param name="Version">Version of the calendar.</param>
/// <param name="TzdbVersion">Version of the time zone database.</param>
public sealed record CalendarIdentity(string Source, string Version, string TzdbVersion);

namespace Torghut.Reporting.Caveats;

/// <summary>A limit of what the report says, generated from what was in fact used.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Message">What to keep in mind, for a person.</param>
public sealed record Caveat(string Code, string Message);

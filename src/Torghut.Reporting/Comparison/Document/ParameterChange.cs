namespace Torghut.Reporting.Comparison.Document;

/// <summary>One value that differs between two runs' parameters.</summary>
/// <param name="Key">Path of the key, for example <c>risk.max_spread_bps</c>; entries of lists with a name are called by it.</param>
/// <param name="First">The first run's value as JSON; null where it has no such key.</param>
/// <param name="Second">The other run's value as JSON; null where it has no such key.</param>
public sealed record ParameterChange(string Key, string? First, string? Second);

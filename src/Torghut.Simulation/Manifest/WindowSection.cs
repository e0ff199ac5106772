using Torghut.Market.Sessions;

namespace Torghut.Simulation.Manifest;

/// <summary>
/// The time range as the manifest has it. Its texts are judged by <see cref="WindowPolicy"/>, against the exchange's
/// sessions, not by the parser.
/// </summary>
public sealed record WindowSection
{
    /// <summary>Profile, day, time zone, bounds and least length.</summary>
    public WindowRequest Request { get; init; } = new();

    /// <summary>Whether a coverage below <see cref="StrictCoverageRatio"/> ends the run before the replay.</summary>
    public bool StrictCoverage { get; init; }

    /// <summary>Least share of session minutes with data, above 0 and at most 1.</summary>
    public double StrictCoverageRatio { get; init; } = 0.95;
}

using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.ControlPlane;

/// <summary>One thing that was seen on the way to a proof.</summary>
public sealed record ObservationRow
{
    /// <summary>When, by the clock of the machine that looked.</summary>
    [Format(Formats.DateTime)]
    public required string At { get; init; }

    /// <summary>What was looked at.</summary>
    public required string Subject { get; init; }

    /// <summary>Its resource version; null where it has none.</summary>
    public string? ResourceVersion { get; init; }

    /// <summary>Step of the proof: <c>mode</c>, <c>settle</c>, <c>refresh</c>, <c>operations</c>, <c>canary</c>.</summary>
    public required string Step { get; init; }

    /// <summary>What was seen.</summary>
    public required string Seen { get; init; }
}

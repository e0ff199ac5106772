using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Coverage;

/// <summary>A record that was set aside.</summary>
public sealed record QuarantinedRow
{
    /// <summary>File below the source folder, or topic and partition.</summary>
    public required string Source { get; init; }

    /// <summary>Line number from 1, or offset.</summary>
    [Unit(Units.Position)]
    public required long Position { get; init; }

    /// <summary>Reason code.</summary>
    public required string Reason { get; init; }

    /// <summary>What was found and what was expected.</summary>
    public required string Detail { get; init; }
}

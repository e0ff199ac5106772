using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Comparison.Document;

/// <summary>A finding of one run.</summary>
public sealed record ComparedFinding
{
    /// <summary>Code.</summary>
    public required string Code { get; init; }

    /// <summary><c>fail, warn, info</c>.</summary>
    [Words("fail", "warn", "info")]
    public required string Severity { get; init; }

    /// <summary>What it is about; null where the code says it all.</summary>
    public required string? Subject { get; init; }

    /// <summary>Observed value; null where there is none.</summary>
    [Unit(Units.AsStated)]
    public required double? Observed { get; init; }

    /// <summary>Threshold; null where there is none.</summary>
    [Unit(Units.AsStated)]
    public required double? Threshold { get; init; }

    /// <summary>Unit of both.</summary>
    public required string Unit { get; init; }

    /// <summary>What was found, for people.</summary>
    public required string Message { get; init; }
}

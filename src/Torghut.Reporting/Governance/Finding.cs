using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Governance;

/// <summary>Something that counts for or against trusting the run.</summary>
public sealed record Finding
{
    /// <summary>Stable code.</summary>
    public required string Code { get; init; }

    /// <summary><c>fail, warn, info</c>.</summary>
    [Words("fail", "warn", "info")]
    public required string Severity { get; init; }

    /// <summary>What it is about, for example a symbol; null for the whole run.</summary>
    public required string? Subject { get; init; }

    /// <summary>What was found.</summary>
    [Unit(Units.AsStated)]
    public required double? Observed { get; init; }

    /// <summary>What it was held against; null where any is too many.</summary>
    [Unit(Units.AsStated)]
    public required double? Threshold { get; init; }

    /// <summary>Unit of both.</summary>
    public required string Unit { get; init; }

    /// <summary>One sentence for a person.</summary>
    public required string Message { get; init; }

    /// <summary>Where in the report to look.</summary>
    public required string Where { get; init; }

    /// <summary>What to do.</summary>
    public required string Action { get; init; }
}

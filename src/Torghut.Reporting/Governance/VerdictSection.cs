using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Governance;

/// <summary>Whether the run can be used.</summary>
public sealed record VerdictSection
{
    /// <summary><c>FAIL</c> with any failing finding, else <c>WARN</c> with any warning, else <c>PASS</c>.</summary>
    [Words("FAIL", "WARN", "PASS")]
    public required string Status { get; init; }

    /// <summary>Codes of the failing findings.</summary>
    public required IReadOnlyList<string> FailReasons { get; init; }

    /// <summary>Codes of the warnings.</summary>
    public required IReadOnlyList<string> WarnReasons { get; init; }

    /// <summary>The findings: failures first, then warnings, then what is worth knowing.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }
}

using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Stability;

/// <summary>Runtime events of one kind.</summary>
public sealed record RuntimeEventCountRow
{
    /// <summary><c>replay, ta, trader, review, execution, order_feed</c>.</summary>
    public required string Component { get; init; }

    /// <summary><c>info, warning, error</c>.</summary>
    public required string Severity { get; init; }

    /// <summary>Code.</summary>
    public required string Code { get; init; }

    /// <summary>Events.</summary>
    [Unit(Units.Count)]
    public required long Count { get; init; }
}

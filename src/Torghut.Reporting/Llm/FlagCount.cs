using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Llm;

/// <summary>How often a risk flag was raised.</summary>
public sealed record FlagCount
{
    /// <summary>Flag.</summary>
    public required string Flag { get; init; }

    /// <summary>Reviews with it.</summary>
    [Unit(Units.Count)]
    public required long Count { get; init; }
}

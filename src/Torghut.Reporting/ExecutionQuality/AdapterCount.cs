using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.ExecutionQuality;

/// <summary>Executions of one pair of adapters.</summary>
public sealed record AdapterCount
{
    /// <summary>Adapter that should have executed.</summary>
    public required string ExpectedAdapter { get; init; }

    /// <summary>Adapter that did; <c>unknown</c> if nobody said.</summary>
    public required string ActualAdapter { get; init; }

    /// <summary>Executions.</summary>
    [Unit(Units.Count)]
    public required long Count { get; init; }
}

using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.ExecutionQuality;

/// <summary>
/// Completeness of the orders' lives: an order is complete when it has events, one of them ends it (filled, canceled, expired,
/// rejected, replaced, which also proves that it began), and its fills add up to its filled quantity.
/// </summary>
public sealed record OrderLifecycle
{
    /// <summary>Complete orders.</summary>
    [Unit(Units.Count)]
    public required long Complete { get; init; }

    /// <summary>Complete ÷ executions.</summary>
    [Unit(Units.Ratio)]
    public required double? CompleteRatio { get; init; }

    /// <summary>Orders without any event.</summary>
    [Unit(Units.Count)]
    public required long WithoutEvents { get; init; }

    /// <summary>Orders with events of which none ends the order.</summary>
    [Unit(Units.Count)]
    public required long WithoutEnd { get; init; }

    /// <summary>Filled orders whose fill events do not add up to their filled quantity.</summary>
    [Unit(Units.Count)]
    public required long FillsDoNotAddUp { get; init; }
}

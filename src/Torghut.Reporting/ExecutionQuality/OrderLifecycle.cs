using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.ExecutionQuality;

/// <summary>
/// Completeness of the orders' lives: an order is complete when its events have a beginning (accepted or rejected), an end
/// (filled, canceled, expired, rejected, replaced) and fills that add up to its filled quantity.
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

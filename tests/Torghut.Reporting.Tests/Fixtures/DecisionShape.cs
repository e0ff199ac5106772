using NodaTime;

namespace Torghut.Reporting.Tests.Fixtures;

/// <summary>What differs from an ordinary decision.</summary>
internal sealed record DecisionShape
{
    public string Status { get; init; } = "filled";

    public string? Stage { get; init; } = "submitted";

    public string[] Reasons { get; init; } = [];

    public string? RunId { get; init; }

    public Guid? StrategyId { get; init; }

    public Instant? CreatedAt { get; init; }

    public string? Json { get; init; }

    public string Qty { get; init; } = "10";

    public string Price { get; init; } = "100";

    public string Spread { get; init; } = "0.02";
}

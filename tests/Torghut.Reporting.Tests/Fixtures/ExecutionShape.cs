using NodaTime;

namespace Torghut.Reporting.Tests.Fixtures;

/// <summary>What differs from an ordinary execution.</summary>
internal sealed record ExecutionShape
{
    public bool WithEvents { get; init; } = true;

    public bool WithoutPrice { get; init; }

    public string? Status { get; init; }

    public string Account { get; init; } = "paper";

    public string ActualAdapter { get; init; } = "simulation";

    public string? FallbackReason { get; init; }

    public string? AuditJson { get; init; }

    public decimal? ArrivalPrice { get; init; } = 100m;

    public Instant? CreatedAt { get; init; }

    public string Suffix { get; init; } = string.Empty;
}

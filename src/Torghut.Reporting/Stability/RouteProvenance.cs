using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Stability;

/// <summary>
/// Provenance of executions. Complete: expected and actual adapter are known, there is a correlation id and an idempotency
/// key, and the audit's <c>simulation_context</c> has all its fields.
/// </summary>
public sealed record RouteProvenance
{
    /// <summary>Executions.</summary>
    [Unit(Units.Count)]
    public required long Executions { get; init; }

    /// <summary>Executions with complete provenance.</summary>
    [Unit(Units.Count)]
    public required long Complete { get; init; }

    /// <summary>Complete ÷ executions.</summary>
    [Unit(Units.Ratio)]
    public required double? CompleteRatio { get; init; }

    /// <summary>Executions whose actual adapter is unknown.</summary>
    [Unit(Units.Count)]
    public required long WithoutActualAdapter { get; init; }

    /// <summary>Executions without a correlation id.</summary>
    [Unit(Units.Count)]
    public required long WithoutCorrelationId { get; init; }

    /// <summary>Executions without an idempotency key.</summary>
    [Unit(Units.Count)]
    public required long WithoutIdempotencyKey { get; init; }

    /// <summary>Executions whose audit has no complete <c>simulation_context</c>.</summary>
    [Unit(Units.Count)]
    public required long WithoutContext { get; init; }

    /// <summary>Executions whose audit names another source record or signal than their decision does.</summary>
    [Unit(Units.Count)]
    public required long ContextMismatches { get; init; }

    /// <summary>Executions whose actual adapter is not the expected one.</summary>
    [Unit(Units.Count)]
    public required long RouteMismatches { get; init; }

    /// <summary>Decisions whose <c>simulation_context</c> lacks a field.</summary>
    [Unit(Units.Count)]
    public required long DecisionsWithoutContext { get; init; }
}

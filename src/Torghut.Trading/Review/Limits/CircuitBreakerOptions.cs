namespace Torghut.Trading.Review.Limits;

/// <summary>The circuit breaker; times are event time.</summary>
public sealed record CircuitBreakerOptions
{
    /// <summary>Errors that open the circuit.</summary>
    public int Errors { get; init; } = 3;

    /// <summary>The time within which they come, seconds; inclusive.</summary>
    public int WindowSeconds { get; init; } = 300;

    /// <summary>How long the circuit then stays open, seconds.</summary>
    public int OpenSeconds { get; init; } = 600;
}

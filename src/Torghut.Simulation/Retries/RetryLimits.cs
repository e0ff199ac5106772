namespace Torghut.Simulation.Retries;

/// <summary>How often, and for how long, a call to something outside is repeated.</summary>
public sealed record RetryLimits
{
    /// <summary>The first call and its repetitions; at least 1.</summary>
    public int MaxAttempts { get; init; } = 5;

    /// <summary>Middle of the first delay; each following one is about twice as long.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Longest delay between two attempts.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest time of one attempt; one that takes longer is cancelled and counts as a transient failure.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest time of all attempts and delays together.</summary>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromMinutes(2);
}

namespace Torghut.Benchmarks.Measurements;

/// <summary>What one process measured.</summary>
internal sealed record PassResult
{
    /// <summary>What every pass processed.</summary>
    public required PassCounts Counts { get; init; }

    /// <summary>Its passes.</summary>
    public required IReadOnlyList<PassSample> Samples { get; init; }

    /// <summary>Largest resident memory of the process up to the end of its passes, bytes.</summary>
    public required long PeakMemoryBytes { get; init; }

    /// <summary>Events per second of a plain sum over the same day in the same process, after its passes.</summary>
    public required double LimitPerSecond { get; init; }
}

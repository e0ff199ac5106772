using Torghut.Simulation.Progress;
using Torghut.Simulation.Retries;

namespace Torghut.Platform.Cluster.ClickHouse.Signals;

/// <summary>How a signal store is written.</summary>
public sealed record SignalWriterOptions
{
    /// <summary>Seed of the delays between attempts.</summary>
    public required long Seed { get; init; }

    /// <summary>Hears of repeated attempts.</summary>
    public required IProgressObserver Observer { get; init; }

    /// <summary>Clock of the delays.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Rows of one insert; the server merges few large ones with less work than many small ones.</summary>
    public int RowsPerInsert { get; init; } = 50_000;

    /// <summary>Inserts that may wait for the server before the writer waits itself.</summary>
    public int QueuedInserts { get; init; } = 4;

    /// <summary>How long a server that is away is waited for.</summary>
    public RetryLimits Limits { get; init; } = new()
    {
        MaxAttempts = 12,
        FirstDelay = TimeSpan.FromMilliseconds(250),
        AttemptTimeout = TimeSpan.FromMinutes(2),
        TotalTimeout = TimeSpan.FromMinutes(5),
    };

    /// <summary>Ends the waiting.</summary>
    public CancellationToken CancellationToken { get; init; }
}

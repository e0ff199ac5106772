using Torghut.Simulation.Progress;
using Torghut.Simulation.Retries;

namespace Torghut.Platform.Cluster.Postgres.Ledger;

/// <summary>How a ledger is written.</summary>
public sealed record PostgresWriterOptions
{
    /// <summary>Seed of the delays between attempts.</summary>
    public required long Seed { get; init; }

    /// <summary>Hears of repeated attempts.</summary>
    public required IProgressObserver Observer { get; init; }

    /// <summary>Clock of the delays.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Rows that are written together, in one transaction.</summary>
    public int RowsPerBatch { get; init; } = 10_000;

    /// <summary>How long a server that is away is waited for.</summary>
    public RetryLimits Limits { get; init; } = new()
    {
        MaxAttempts = 12,
        FirstDelay = TimeSpan.FromMilliseconds(250),
        AttemptTimeout = TimeSpan.FromMinutes(2),
        TotalTimeout = TimeSpan.FromMinutes(5),
    };

    /// <summary>
    /// Key of an advisory lock that the writing session holds: of writers with one key only one writes. A session that ends, however
    /// it ends, lets go of it. Null for none.
    /// </summary>
    public long? LockKey { get; init; }

    /// <summary>Ends the waiting between attempts.</summary>
    public CancellationToken CancellationToken { get; init; }
}

namespace Torghut.Platform.Cluster.Workers.Trader;

/// <summary>Counts of a trader.</summary>
internal sealed record TraderFigures
{
    /// <summary>Before the first record.</summary>
    public static TraderFigures None { get; } = new();

    /// <summary>Market records read.</summary>
    public long Records { get; init; }

    /// <summary>Market records still to come.</summary>
    public long Lag { get; init; }

    /// <summary>Records against the contract of envelopes.</summary>
    public long Refused { get; init; }

    /// <summary>Signals read.</summary>
    public long Signals { get; init; }

    /// <summary>Signals that came again and counted once.</summary>
    public long RepeatedSignals { get; init; }

    /// <summary>Events behind their watermark.</summary>
    public long Late { get; init; }

    /// <summary>Decisions.</summary>
    public long Decisions { get; init; }

    /// <summary>Decisions that were rejected or blocked.</summary>
    public long Rejects { get; init; }

    /// <summary>Rows written to the ledger.</summary>
    public long LedgerRows { get; init; }

    /// <summary>Transactions.</summary>
    public long Commits { get; init; }

    /// <summary>Time before which all is traded, nanoseconds since the Unix epoch.</summary>
    public long WatermarkNs { get; init; } = long.MinValue;

    /// <summary>Whether the replay is traded to its end.</summary>
    public bool IsComplete { get; init; }
}

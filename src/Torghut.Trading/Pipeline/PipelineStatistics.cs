namespace Torghut.Trading.Pipeline;

/// <summary>Counts of what the pipeline has done so far.</summary>
public sealed class PipelineStatistics
{
    /// <summary>Market events given, late ones included.</summary>
    public long Events { get; internal set; }

    /// <summary>Late events left out.</summary>
    public long LateEvents { get; internal set; }

    /// <summary>Signals produced, of both timeframes.</summary>
    public long Signals { get; internal set; }

    /// <summary>Decisions written.</summary>
    public long Decisions { get; internal set; }

    /// <summary>Of these, rejected by sizing, a limit or the review.</summary>
    public long DecisionsRejected { get; internal set; }

    /// <summary>Of these, blocked because trading as a whole was not allowed.</summary>
    public long DecisionsBlocked { get; internal set; }

    /// <summary>Orders submitted.</summary>
    public long Orders { get; internal set; }

    /// <summary>Fills in the simulated market.</summary>
    public long Fills { get; internal set; }

    /// <summary>Order updates published.</summary>
    public long OrderUpdates { get; internal set; }

    /// <summary>Of these, seen before.</summary>
    public long DuplicateOrderUpdates { get; internal set; }

    /// <summary>Of these, older than what was known.</summary>
    public long StaleOrderUpdates { get; internal set; }

    /// <summary>Of these, of no known order.</summary>
    public long UnknownOrderUpdates { get; internal set; }
}

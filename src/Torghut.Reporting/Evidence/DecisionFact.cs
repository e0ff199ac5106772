namespace Torghut.Reporting.Evidence;

/// <summary>A decision in scope. Words are numbers of the evidence's pool.</summary>
internal struct DecisionFact
{
    public Guid Id;

    /// <summary>Index into the evidence's strategies.</summary>
    public int Strategy;

    public int Account;
    public int Symbol;
    public int Timeframe;
    public int Action;
    public int OrderType;
    public int Status;
    public int Rationale;

    /// <summary>Index into the evidence's reason sets; 0 is the empty one.</summary>
    public int Reasons;

    /// <summary>What the review said against it; the empty word where it said nothing against it.</summary>
    public int ReviewReason;

    public SubmissionStage Stage;

    /// <summary>Whether <c>decision_json</c> could be read.</summary>
    public bool DocumentRead;

    public ContextFact Context;

    public string? Hash;

    public long CreatedNs;

    /// <summary><c>decision_json.event_ts</c>.</summary>
    public long? EventNs;

    public decimal? Qty;

    /// <summary><c>params.price</c>.</summary>
    public decimal? Price;

    /// <summary>Price of <c>params.price_snapshot</c>: the mid that the trader knew.</summary>
    public decimal? SnapshotPrice;

    /// <summary>Spread of <c>params.price_snapshot</c>.</summary>
    public decimal? Spread;

    /// <summary>Executions of the decision.</summary>
    public int ExecutionCount;

    /// <summary>Index of the first execution; −1 without one.</summary>
    public int Execution;

    /// <summary>Whether any of its executions was accepted.</summary>
    public bool OrderAccepted;

    /// <summary>Whether any of its executions was filled at least in part.</summary>
    public bool OrderFilled;

    /// <summary>The price at the decision: the snapshot's, else <c>params.price</c>.</summary>
    public readonly decimal? DecisionPrice => SnapshotPrice ?? Price;

    /// <summary>Signal time: of the context, else of the document.</summary>
    public readonly long? SignalNs => Context.SignalNs ?? EventNs;

    /// <summary>When the decision belongs on the day's clock: its signal time, else its creation.</summary>
    public readonly long DayNs => SignalNs ?? CreatedNs;
}

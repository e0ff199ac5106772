using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.ExecutionQuality;

/// <summary>Order updates of one type made by one rule of the execution simulation (see run_metadata.execution_models).</summary>
public sealed record ExecutionRuleCount
{
    /// <summary>Type of the update: <c>fill, partial_fill, canceled, rejected</c> and the like.</summary>
    public required string EventType { get; init; }

    /// <summary>Name of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>Updates.</summary>
    [Unit(Units.Count)]
    public required long Count { get; init; }

    /// <summary>Fills among them whose quote is known.</summary>
    [Unit(Units.Count)]
    public required long WithQuote { get; init; }

    /// <summary>Fills that were worse than the opposite quote of their moment: a buy above the offer, a sell below the bid.</summary>
    [Unit(Units.Count)]
    public required long WorseThanQuote { get; init; }
}

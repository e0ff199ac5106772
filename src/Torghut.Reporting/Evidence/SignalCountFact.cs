namespace Torghut.Reporting.Evidence;

/// <summary>
/// What became of the signals of one symbol, strategy and half hour (runtime event <c>signal_outcome_counts</c>). The
/// outcomes sum to the consumed ones.
/// </summary>
internal sealed class SignalCountFact
{
    public required string Symbol { get; init; }

    public required string Strategy { get; init; }

    public required long? HalfHourNs { get; init; }

    public required long? Produced { get; init; }

    public required long? Consumed { get; init; }

    public required long? Evaluated { get; init; }

    /// <summary>Counts by outcome, in order of the outcomes' names.</summary>
    public required SortedDictionary<string, long> Outcomes { get; init; }
}

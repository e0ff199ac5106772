using Torghut.Reporting.Evidence;
using Torghut.Reporting.Statistics;

namespace Torghut.Reporting.Funnel;

/// <summary>Counts the stages of one symbol, strategy, half hour, or of all.</summary>
internal sealed class FunnelTally
{
    private readonly SortedDictionary<(string Stage, string Reason), long> _suppressed = new(OrdinalPairComparer.Instance);
    private bool _stagesKnown;

    public long? Produced { get; private set; }

    public long? Consumed { get; private set; }

    public long? Evaluated { get; private set; }

    public long Intents { get; private set; }

    public long Sized { get; private set; }

    public long RiskPassed { get; private set; }

    public long ReviewPassed { get; private set; }

    public long Submitted { get; private set; }

    public long Accepted { get; private set; }

    public long Filled { get; private set; }

    /// <summary>Reasons and their counts, by stage and reason.</summary>
    public IReadOnlyDictionary<(string Stage, string Reason), long> Suppressed => _suppressed;

    /// <summary>Adds what became of signals.</summary>
    public void Add(SignalCountFact signals)
    {
        Produced = Sum(Produced, signals.Produced);
        Consumed = Sum(Consumed, signals.Consumed);
        Evaluated = Sum(Evaluated, signals.Evaluated);
        foreach ((string outcome, long count) in signals.Outcomes)
        {
            if (outcome != "decision" && count > 0)
            {
                Suppress("signal", outcome, count);
            }
        }
    }

    /// <summary>Adds a decision.</summary>
    public void Add(in DecisionFate fate)
    {
        Intents++;
        _stagesKnown |= fate.Stage != SubmissionStage.Unknown;
        Sized += fate.Stage >= SubmissionStage.Sized ? 1 : 0;
        RiskPassed += fate.Stage >= SubmissionStage.RiskPassed ? 1 : 0;
        ReviewPassed += fate.Stage >= SubmissionStage.ReviewPassed ? 1 : 0;
        Submitted += fate.Submitted ? 1 : 0;
        Accepted += fate.Accepted ? 1 : 0;
        Filled += fate.Filled ? 1 : 0;
        if (fate.Submitted)
        {
            return;
        }

        if (fate.Reasons.Count == 0)
        {
            Suppress(fate.FailedStage, fate.ReviewReason.Length > 0 ? fate.ReviewReason : "no_reason_given", 1);
        }

        foreach (string reason in fate.Reasons)
        {
            Suppress(fate.FailedStage, reason, 1);
        }
    }

    /// <summary>
    /// The row of a table. Signals are zero where the ledger counts signals and has none here. Stages that the ledger never names are null, unless there was nothing
    /// to name.
    /// </summary>
    public FunnelRow ToRow(string key, bool signalsCounted)
    {
        long? none = signalsCounted ? 0 : null;
        bool known = _stagesKnown || Intents == 0;
        var reasons = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (((string stage, string reason), long count) in _suppressed)
        {
            reasons[stage + "/" + reason] = count;
        }

        return new FunnelRow
        {
            Key = key,
            Produced = Produced ?? none,
            Consumed = Consumed ?? none,
            Evaluated = Evaluated ?? none,
            Intents = Intents,
            Sized = known ? Sized : null,
            RiskPassed = known ? RiskPassed : null,
            ReviewPassed = known ? ReviewPassed : null,
            Submitted = Submitted,
            Accepted = Accepted,
            Filled = Filled,
            DecisionRate = Rate.Of(Intents, Evaluated ?? none),
            SubmissionRate = Rate.Of(Submitted, Intents),
            FillRate = Rate.Of(Filled, Submitted),
            SuppressionReasons = reasons,
        };
    }

    private void Suppress(string stage, string reason, long count) =>
        _suppressed[(stage, reason)] = _suppressed.GetValueOrDefault((stage, reason)) + count;

    private static long? Sum(long? sum, long? value) => value is { } known ? (sum ?? 0) + known : sum;
}

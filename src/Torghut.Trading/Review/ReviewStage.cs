using NodaTime;
using Torghut.Market.Time;
using Torghut.Trading.Decisions;
using Torghut.Trading.Ledger;
using Torghut.Trading.Orders;
using Torghut.Trading.Review.Limits;
using Torghut.Trading.Review.Policy;
using Torghut.Trading.Review.Requests;
using Torghut.Trading.Review.Responses;
using Torghut.Trading.Review.Rules;
using Torghut.Trading.RuntimeEvents;

namespace Torghut.Trading.Review;

/// <summary>
/// The review by rules or by a language model: request, answer, validation, policy, row. In shadow mode reviews are kept
/// and change nothing, not even the time of the order.
/// </summary>
internal sealed class ReviewStage : IReviewStage
{
    private readonly ReviewOptions _options;
    private readonly ReviewPolicy _policy;
    private readonly ReviewRows _rows;
    private readonly CircuitBreaker _breaker;
    private readonly ReviewBudget _budget;
    private readonly List<ILedgerRow> _events = [];
    private string _input = string.Empty;
    private bool _isBudgetNoted;

    /// <summary>Makes the stage.</summary>
    public ReviewStage(ReviewOptions options, string accountLabel)
    {
        _options = options;
        _policy = new ReviewPolicy(options.Policy);
        _rows = new ReviewRows(options, accountLabel);
        _breaker = new CircuitBreaker(options.Breaker);
        _budget = new ReviewBudget(options.Budget);
    }

    /// <inheritdoc/>
    public ReviewStep Begin(Decision decision, IReviewDesk desk)
    {
        _input = RequestDocument.Write(desk.Describe(decision), _options);
        if (_options.Kind == ReviewerKind.Rules)
        {
            ReviewResponse response = RulesReviewer.Review(_input, _options.Rules)
                ?? throw new InvalidOperationException("A request of our own cannot be read.");
            var answer = new ReviewAnswer(ReviewResponseJson.Write(response), _options.Rules.LatencyMs, null);
            return new ReviewStep(End(decision, new ReviewedAnswer(_input, answer, response, null), desk), null);
        }

        if (Refusal(decision) is ReviewError refusal)
        {
            var answer = new ReviewAnswer(null, 0, refusal);
            return new ReviewStep(End(decision, new ReviewedAnswer(_input, answer, null, refusal), desk), null);
        }

        return new ReviewStep(null, new ReviewRequest(decision.Id, decision.Hash, _input)
        {
            Description = $"{decision.SymbolName} {OrderWords.Of(decision.Side)} decided at {EventTime.Format(EventTime.ToInstant(decision.DecidedNs))}",
        });
    }

    /// <inheritdoc/>
    public ReviewOutcome Conclude(Decision decision, ReviewAnswer answer, IReviewDesk desk)
    {
        ReviewResponse? response = null;
        ReviewError? error = answer.Error
            ?? (answer.Response is null
                ? new ReviewError("empty", "there is no response")
                : ReviewResponseParser.Parse(answer.Response, out response));
        _budget.Add(_input, answer);
        if (error is not null)
        {
            _breaker.AddError(decision.DecidedNs + LatencyNs(answer));
        }

        return End(decision, new ReviewedAnswer(_input, answer, response, error), desk);
    }

    private static long LatencyNs(ReviewAnswer answer) => Math.Max(0, answer.LatencyMs) * EventTime.NsPerMs;

    /// <summary>Why nobody is asked now; null where somebody is.</summary>
    private ReviewError? Refusal(Decision decision)
    {
        bool isOpen = _breaker.IsOpen(decision.DecidedNs, out long? openedAtNs);
        if (openedAtNs is { } at)
        {
            _events.Add(RuntimeEventRows.Create(
                RuntimeEventKind.ReviewCircuitOpened, EventTime.ToInstant(at), null, _options.Breaker, static (json, breaker) =>
                {
                    json.WriteNumber("errors", breaker.Errors);
                    json.WriteNumber("open_seconds", breaker.OpenSeconds);
                    json.WriteNumber("window_seconds", breaker.WindowSeconds);
                }));
        }

        if (isOpen)
        {
            return new ReviewError("circuit_open", "the circuit is open after too many errors; nobody was asked");
        }

        if (_budget.Spent is not { } code)
        {
            return null;
        }

        NoteBudget(code, EventTime.ToInstant(decision.DecidedNs));
        return new ReviewError(code, "the run's budget is spent; nobody was asked");
    }

    private void NoteBudget(string code, Instant at)
    {
        if (_isBudgetNoted)
        {
            return;
        }

        _isBudgetNoted = true;
        _events.Add(RuntimeEventRows.Create(
            RuntimeEventKind.ReviewBudgetSpent, at, null, (code, _budget), static (json, spent) =>
            {
                json.WriteString("budget", spent.code);
                json.WriteNumber("tokens", spent._budget.Tokens);
                Text.JsonText.WriteDecimal(json, "cost", spent._budget.Cost);
            }));
    }

    private ReviewOutcome End(Decision decision, ReviewedAnswer reviewed, IReviewDesk desk)
    {
        PolicyResult result = reviewed.Response is null ? _policy.DecideError() : _policy.Decide(reviewed.Response, decision.Quantity);
        (PolicyResult applied, ReviewAdjustment? adjustment) = AdjustmentRules.Apply(decision, reviewed.Response, result, desk);
        long latencyNs = LatencyNs(reviewed.Answer);
        List<ILedgerRow> rows = [_rows.Create(decision, reviewed, applied, latencyNs), .. _events];
        _events.Clear();
        if (_options.Shadow)
        {
            return new ReviewOutcome(null, 0, rows);
        }

        bool isVetoed = applied.Verdict == ReviewVerdict.Veto;
        return new ReviewOutcome(isVetoed ? applied.Reason : null, latencyNs, rows) { Adjustment = isVetoed ? null : adjustment };
    }
}

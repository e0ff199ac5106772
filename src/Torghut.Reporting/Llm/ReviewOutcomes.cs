using Torghut.Market.Sessions;
using Torghut.Market.Time;
using Torghut.Reporting.Evidence;
using Torghut.Reporting.ExecutionQuality;
using Torghut.Reporting.Pnl;
using Torghut.Reporting.Prices;

namespace Torghut.Reporting.Llm;

/// <summary>
/// What became of each reviewed decision. Net: of the trades that its executions opened, else of those they closed.
/// Counterfactual markout: direction·(mid after the horizon − price at the decision)/price·10000, for decisions that became
/// no order; what the market did after a trade that was not made.
/// </summary>
internal sealed class ReviewOutcomes
{
    private readonly decimal?[] _net;
    private readonly double[][] _counterfactual;
    private readonly LedgerEvidence _evidence;
    private readonly MarketSeries _market;
    private readonly long _windowStartNs;
    private readonly long _windowEndNs;

    public ReviewOutcomes(LedgerEvidence evidence, ChunkedList<TradeFact> trades, MarketSeries market, ReplayWindow window)
    {
        _evidence = evidence;
        _market = market;
        _windowStartNs = EventTime.FromInstant(window.Start);
        _windowEndNs = EventTime.FromInstant(window.End);
        int count = evidence.Reviews.Count;
        _net = new decimal?[count];
        _counterfactual = new double[MarkoutHorizons.Count][];
        for (int horizon = 0; horizon < _counterfactual.Length; horizon++)
        {
            _counterfactual[horizon] = new double[count];
        }

        if (count == 0)
        {
            return;
        }

        Dictionary<int, (decimal? Opened, decimal? Closed)> byDecision = NetByDecision(trades);
        for (int i = 0; i < count; i++)
        {
            int decision = evidence.Reviews[i].Decision;
            (decimal? opened, decimal? closed) = byDecision.GetValueOrDefault(decision);
            _net[i] = opened ?? closed;
            Look(i, in evidence.Decisions[decision]);
        }
    }

    /// <summary>Net of a reviewed decision's trades; null where it made none, or none with a price.</summary>
    public decimal? Net(int review) => _net[review];

    /// <summary>Counterfactual markout of a reviewed decision, basis points; NaN where it cannot be measured.</summary>
    public double Counterfactual(int review, int horizon) => _counterfactual[horizon][review];

    /// <summary>
    /// Whether the verdict was right: an approved or adjusted trade whose net is above 0, a vetoed or abstained one whose
    /// markout at 60 s is at most 0. Null for other verdicts and where the outcome is not known.
    /// </summary>
    public bool? Right(int review)
    {
        string verdict = _evidence.Word(_evidence.Reviews[review].Verdict);
        if (verdict is VerdictWords.Approve or VerdictWords.Adjust)
        {
            return _net[review] is { } net ? net > 0 : null;
        }

        double markout = _counterfactual[MarkoutHorizons.Minute][review];
        return verdict is VerdictWords.Veto or VerdictWords.Abstain && !double.IsNaN(markout) ? markout <= 0 : null;
    }

    private void Look(int review, in DecisionFact decision)
    {
        SymbolSeries? series = _market.Of(decision.Symbol);
        long atNs = decision.CreatedNs >= _windowStartNs && decision.CreatedNs <= _windowEndNs ? decision.CreatedNs : decision.DayNs;
        double? price = (double?)decision.DecisionPrice ?? series?.MidAt(atNs);
        int direction = OrderWords.Direction(_evidence.Word(decision.Action));
        for (int horizon = 0; horizon < _counterfactual.Length; horizon++)
        {
            _counterfactual[horizon][review] =
                Markout.Of(series, direction, price, atNs + MarkoutHorizons.Ns(horizon), _windowEndNs);
        }
    }

    private Dictionary<int, (decimal? Opened, decimal? Closed)> NetByDecision(ChunkedList<TradeFact> trades)
    {
        var byDecision = new Dictionary<int, (decimal? Opened, decimal? Closed)>();
        for (int i = 0; i < trades.Count; i++)
        {
            ref TradeFact trade = ref trades[i];
            if (trade.Net is not { } net)
            {
                continue;
            }

            if (trade.EntryExecution >= 0)
            {
                int decision = _evidence.Executions[trade.EntryExecution].Decision;
                (decimal? opened, decimal? closed) = byDecision.GetValueOrDefault(decision);
                byDecision[decision] = ((opened ?? 0m) + net, closed);
            }

            if (trade.ExitExecution >= 0)
            {
                int decision = _evidence.Executions[trade.ExitExecution].Decision;
                (decimal? opened, decimal? closed) = byDecision.GetValueOrDefault(decision);
                byDecision[decision] = (opened, (closed ?? 0m) + net);
            }
        }

        return byDecision;
    }
}

using Torghut.Market.Time;
using Torghut.Reporting.Document;
using Torghut.Reporting.Evidence;
using Torghut.Reporting.ExecutionQuality;
using Torghut.Reporting.Pnl;

namespace Torghut.Reporting.Tables;

/// <summary>The evidence tables of a report.</summary>
public static class EvidenceTables
{
    /// <summary>All tables, in order of their names.</summary>
    public static IReadOnlyList<EvidenceTable> Of(ReportRows rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return [Decisions(rows), Equity(rows), Executions(rows), Latencies(rows), OrderEvents(rows), Reviews(rows), Tca(rows), Trades(rows)];
    }

    private static EvidenceTable Decisions(ReportRows rows)
    {
        LedgerEvidence evidence = rows.Evidence;
        IReadOnlyList<EvidenceColumn> columns = ColumnList.Of(
            "decision_id decision_hash strategy_id strategy account symbol timeframe signal_at:t created_at:t action qty:d order_type price:d spread:d status stage risk_reasons review_reason rationale executions:i execution_id");
        return new EvidenceTable("decisions", evidence.Decisions.Count, columns, (i, row) =>
        {
            ref DecisionFact decision = ref evidence.Decisions[i];
            StrategyFact strategy = evidence.Strategies[decision.Strategy];
            row.Text(evidence.IdText(decision.Id));
            row.Text(decision.Hash);
            row.Text(evidence.IdText(strategy.Id));
            row.Text(strategy.Name);
            row.Text(evidence.Word(decision.Account));
            row.Text(evidence.Word(decision.Symbol));
            row.Text(evidence.Word(decision.Timeframe));
            row.Time(decision.SignalNs);
            row.Time(decision.CreatedNs);
            row.Text(evidence.Word(decision.Action));
            row.Money(decision.Qty);
            row.Text(evidence.Word(decision.OrderType));
            row.Money(decision.DecisionPrice);
            row.Money(decision.Spread);
            row.Text(evidence.Word(decision.Status));
            row.Text(SubmissionStages.Name(decision.Stage));
            row.Text(string.Join(';', evidence.ReasonSets[decision.Reasons]));
            row.Text(evidence.Word(decision.ReviewReason));
            row.Text(evidence.Word(decision.Rationale));
            row.WholeNumber(decision.ExecutionCount);
            row.Text(decision.Execution < 0 ? null : evidence.IdText(evidence.Executions[decision.Execution].Id));
        });
    }

    private static EvidenceTable Executions(ReportRows rows)
    {
        LedgerEvidence evidence = rows.Evidence;
        IReadOnlyList<EvidenceColumn> columns = ColumnList.Of(
            "execution_id decision_id account symbol side order_type status submitted_qty:d filled_qty:d avg_fill_price:d submitted_at:t first_update_at:t first_fill_at:t expected_adapter actual_adapter fallback_reason fallback_count:i order_events:i quoted_spread_bps:n markout_1s_bps:n markout_5s_bps:n markout_30s_bps:n markout_60s_bps:n markout_300s_bps:n");
        return new EvidenceTable("executions", evidence.Executions.Count, columns, (i, row) =>
        {
            ref ExecutionFact execution = ref evidence.Executions[i];
            row.Text(evidence.IdText(execution.Id));
            row.Text(evidence.IdText(evidence.Decisions[execution.Decision].Id));
            row.Text(evidence.Word(execution.Account));
            row.Text(evidence.Word(execution.Symbol));
            row.Text(evidence.Word(execution.Side));
            row.Text(evidence.Word(execution.OrderType));
            row.Text(evidence.Word(execution.Status));
            row.Money(execution.SubmittedQty);
            row.Money(execution.FilledQty);
            row.Money(execution.AvgFillPrice);
            row.Time(execution.CreatedNs);
            row.Time(execution.FirstEventNs);
            row.Time(execution.FirstFillNs);
            row.Text(evidence.Word(execution.ExpectedAdapter));
            row.Text(evidence.Word(execution.ActualAdapter));
            row.Text(evidence.Word(execution.FallbackReason));
            row.WholeNumber(execution.FallbackCount);
            row.WholeNumber(execution.EventCount);
            row.Number(rows.Measures.QuotedSpread[i]);
            for (int horizon = 0; horizon < MarkoutHorizons.Count; horizon++)
            {
                row.Number(rows.Measures.Markouts(horizon)[i]);
            }
        });
    }

    private static EvidenceTable OrderEvents(ReportRows rows)
    {
        LedgerEvidence evidence = rows.Evidence;
        IReadOnlyList<EvidenceColumn> columns = ColumnList.Of("execution_id client_order_id event_type event_at:t qty:d filled_qty:d avg_fill_price:d");
        int[] order = Ordering.ByTime(evidence.OrderEvents.Count, i => evidence.OrderEvents[i].EventNs ?? long.MaxValue, CompareUpdates);
        return new EvidenceTable("order_events", evidence.OrderEvents.Count, columns, (i, row) =>
        {
            ref OrderEventFact update = ref evidence.OrderEvents[order[i]];
            row.Text(update.Execution < 0 ? null : evidence.IdText(evidence.Executions[update.Execution].Id));
            row.Text(update.ClientOrderId);
            row.Text(evidence.Word(update.EventType));
            row.Time(update.EventNs);
            row.Money(update.Qty);
            row.Money(update.FilledQty);
            row.Money(update.AvgFillPrice);
        });

        // By everything that is shown: stores give events of the same time in orders of their own.
        int CompareUpdates(int left, int right)
        {
            ref OrderEventFact a = ref evidence.OrderEvents[left];
            ref OrderEventFact b = ref evidence.OrderEvents[right];
            int result = a.Execution.CompareTo(b.Execution);
            result = result != 0 ? result : string.CompareOrdinal(a.ClientOrderId, b.ClientOrderId);
            result = result != 0 ? result : Nullable.Compare(a.FilledQty, b.FilledQty);
            result = result != 0 ? result : string.CompareOrdinal(evidence.Word(a.EventType), evidence.Word(b.EventType));
            result = result != 0 ? result : Nullable.Compare(a.Qty, b.Qty);
            result = result != 0 ? result : Nullable.Compare(a.AvgFillPrice, b.AvgFillPrice);
            return result != 0 ? result : left.CompareTo(right);
        }
    }

    private static EvidenceTable Tca(ReportRows rows)
    {
        LedgerEvidence evidence = rows.Evidence;
        IReadOnlyList<EvidenceColumn> columns = ColumnList.Of(
            "execution_id computed_at:t arrival_price:d avg_fill_price:d slippage_bps:d shortfall_notional:d expected_shortfall_bps_p50:d realized_shortfall_bps:d divergence_bps:d churn_qty:d");
        return new EvidenceTable("tca", evidence.TcaMetrics.Count, columns, (i, row) =>
        {
            ref TcaFact tca = ref evidence.TcaMetrics[i];
            row.Text(evidence.IdText(evidence.Executions[tca.Execution].Id));
            row.Time(tca.ComputedNs);
            row.Money(tca.ArrivalPrice);
            row.Money(tca.AvgFillPrice);
            row.Money(tca.SlippageBps);
            row.Money(tca.ShortfallNotional);
            row.Money(tca.ExpectedShortfallBpsP50);
            row.Money(tca.RealizedShortfallBps);
            row.Money(tca.DivergenceBps);
            row.Money(tca.ChurnQty);
        });
    }

    private static EvidenceTable Trades(ReportRows rows)
    {
        LedgerEvidence evidence = rows.Evidence;
        ChunkedList<TradeFact> trades = rows.Trades;
        IReadOnlyList<EvidenceColumn> columns = ColumnList.Of(
            "trade_id:i symbol strategy account side state qty:d entry_execution_id exit_execution_id entry_at:t exit_at:t entry_price:d exit_price:d gross:d cost:d net:d return_bps:n net_return_bps:n mae_bps:n mfe_bps:n");
        return new EvidenceTable("trades", trades.Count, columns, (i, row) =>
        {
            ref TradeFact trade = ref trades[i];
            row.WholeNumber(i + 1);
            row.Text(evidence.Word(trade.Symbol));
            row.Text(PnlSums.StrategyName(in trade, evidence));
            row.Text(evidence.Word(trade.Account));
            row.Text(trade.Direction > 0 ? "long" : "short");
            row.Text(trade.Closed ? "closed" : "open");
            row.Money(trade.Qty);
            row.Text(trade.EntryExecution < 0 ? null : evidence.IdText(evidence.Executions[trade.EntryExecution].Id));
            row.Text(trade.ExitExecution < 0 ? null : evidence.IdText(evidence.Executions[trade.ExitExecution].Id));
            row.Time(trade.EntryNs);
            row.Time(trade.ExitNs);
            row.Money(trade.EntryPrice);
            row.Money(trade.ExitPrice);
            row.Money(trade.Gross);
            row.Money(trade.Cost);
            row.Money(trade.Net);
            row.Number(trade.ReturnBps);
            row.Number(trade.NetReturnBps);
            row.Number(trade.MaeBps);
            row.Number(trade.MfeBps);
        });
    }

    private static EvidenceTable Latencies(ReportRows rows)
    {
        LedgerEvidence evidence = rows.Evidence;
        LatencyTable latencies = rows.Latencies;
        IReadOnlyList<EvidenceColumn> columns = ColumnList.Of(
            "execution_id signal_to_decision_ms:n decision_to_submit_ms:n submit_to_first_update_ms:n submit_to_fill_ms:n");
        return new EvidenceTable("latencies", evidence.Executions.Count, columns, (i, row) =>
        {
            row.Text(evidence.IdText(evidence.Executions[i].Id));
            row.Number(latencies.SignalToDecision.Ms(i));
            row.Number(latencies.DecisionToSubmit.Ms(i));
            row.Number(latencies.SubmitToFirstUpdate.Ms(i));
            row.Number(latencies.SubmitToFill.Ms(i));
        });
    }

    private static EvidenceTable Reviews(ReportRows rows)
    {
        LedgerEvidence evidence = rows.Evidence;
        IReadOnlyList<EvidenceColumn> columns = ColumnList.Of(
            "review_id decision_id model prompt_version verdict policy_verdict policy_override fallback confidence:n adjusted_qty:d tokens_prompt:i tokens_completion:i created_at:t net:d counterfactual_60s_bps:n right:b");
        return new EvidenceTable("reviews", evidence.Reviews.Count, columns, (i, row) =>
        {
            ref ReviewFact review = ref evidence.Reviews[i];
            row.Text(evidence.IdText(review.Id));
            row.Text(evidence.IdText(evidence.Decisions[review.Decision].Id));
            row.Text(evidence.Word(review.Model));
            row.Text(evidence.Word(review.PromptVersion));
            row.Text(evidence.Word(review.Verdict));
            row.Text(evidence.Word(review.PolicyVerdict));
            row.Text(evidence.Word(review.PolicyOverride));
            row.Text(evidence.Word(review.Fallback));
            row.Number((double?)review.Confidence);
            row.Money(review.AdjustedQty);
            row.WholeNumber(review.TokensPrompt);
            row.WholeNumber(review.TokensCompletion);
            row.Time(review.CreatedNs);
            row.Money(rows.Outcomes.Net(i));
            row.Number(rows.Outcomes.Counterfactual(i, MarkoutHorizons.Minute));
            row.Flag(rows.Outcomes.Right(i));
        });
    }

    private static EvidenceTable Equity(ReportRows rows)
    {
        EquityCurve? curve = rows.Pnl.EquityCurve;
        long startNs = EventTime.FromInstant(rows.Window.Start);
        long endNs = EventTime.FromInstant(rows.Window.End);
        IReadOnlyList<EvidenceColumn> columns = ColumnList.Of("at:t net_pnl:d gross_exposure:d net_exposure:d open_positions:i");
        return new EvidenceTable("equity", curve?.NetPnl.Count ?? 0, columns, (i, row) =>
        {
            row.Time(Math.Min(startNs + (i * (curve!.StepSeconds * EventTime.NsPerSecond)), endNs));
            row.Money(curve.NetPnl[i]);
            row.Money(curve.GrossExposure[i]);
            row.Money(curve.NetExposure[i]);
            row.WholeNumber(curve.OpenPositions[i]);
        });
    }
}

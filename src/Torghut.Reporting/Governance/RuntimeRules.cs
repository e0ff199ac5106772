using System.Globalization;
using Torghut.Reporting.Annotations;
using Torghut.Reporting.Llm;
using Torghut.Reporting.Request;
using Torghut.Reporting.Stability;

namespace Torghut.Reporting.Governance;

/// <summary>Whether the trader and the reviewer ran well.</summary>
internal sealed class RuntimeRules(StabilitySection stability, LlmSection llm, ReportRequest request, FindingCollector findings)
{
    private const double LagSecondsMax = 1;

    /// <summary>Checks stability and reviews.</summary>
    public void Check()
    {
        CheckReviews();
        CheckReviewLimits();
        CheckRuntime();
        CheckProvenance();
        CheckLedger();
    }

    private void CheckReviews()
    {
        if (llm.ErrorRate > request.Thresholds.LlmErrorRateMax)
        {
            Add(Severity.Warn, "llm_error_rate_above_threshold", (llm.ErrorRate, request.Thresholds.LlmErrorRateMax, Units.Ratio), (
                string.Create(CultureInfo.InvariantCulture, $"{llm.ErrorCount} of {llm.TotalReviews} reviews are errors."),
                "llm.error_rate",
                "Check endpoint, timeout and token budget of the reviewer."));
        }

        if (request.ReviewEnabled && llm.TotalReviews == 0)
        {
            Add(Severity.Warn, "llm_reviews_missing", (0, 1, Units.Count), (
                "Reviews were enabled and there is none.", "llm.total_reviews", "Check that the reviewer was reached."));
        }
    }

    private void CheckReviewLimits()
    {
        long opened = Events("llm_circuit_opened");
        if (opened > 0)
        {
            Add(Severity.Warn, "llm_circuit_opened", (opened, 0, Units.Count), (
                "The reviewer failed so often that it was not asked for a while.",
                "stability.runtime_events",
                "Look at the error codes of the reviews, then at the endpoint."));
        }

        long spent = Events("llm_budget_spent");
        if (spent > 0)
        {
            Add(Severity.Warn, "llm_budget_spent", (spent, 0, Units.Count), (
                "The budget for reviews was spent before the day was over; later decisions went by the fail mode.",
                "stability.runtime_events",
                "Raise review.budget, or use a smaller model or prompt."));
        }
    }

    private long Events(string code)
    {
        long count = 0;
        foreach (RuntimeEventCountRow row in stability.RuntimeEvents)
        {
            count += row.Component == "review" && row.Code == code ? row.Count : 0;
        }

        return count;
    }

    private void CheckRuntime()
    {
        if (stability.RuntimeErrors > 0)
        {
            Add(Severity.Warn, "runtime_errors", (stability.RuntimeErrors, 0, Units.Count), (
                string.Create(CultureInfo.InvariantCulture, $"{stability.RuntimeErrors} runtime errors."),
                "stability.runtime_events",
                "Look at component and code."));
        }

        SafetyEvents safety = stability.Safety;
        long fired = safety.KillSwitchEvents + safety.EmergencyStopEvents + safety.RollbackEvents
            + safety.DecisionsStoppedByKillSwitch + safety.DecisionsStoppedByEmergencyStop;
        if (fired > 0)
        {
            Add(Severity.Warn, "safety_switch_fired", (fired, 0, Units.Count), (
                "A kill switch, an emergency stop or a rollback fired.", "stability.safety", "Find out why before using anything after it."));
        }

        double lag = 0;
        foreach (CursorRow cursor in stability.TradeCursorRows)
        {
            lag = Math.Max(lag, cursor.LagSeconds ?? 0);
        }

        if (lag > LagSecondsMax)
        {
            Add(Severity.Warn, "signals_not_consumed", (lag, LagSecondsMax, Units.Seconds), (
                "The trader stopped before the last signal of the window.", "stability.trade_cursor_rows", "Let the run finish, then make the report again."));
        }

        long gaps = 0;
        foreach (SignalContinuityRow signals in stability.SignalContinuity)
        {
            gaps += signals.SequenceGaps;
        }

        if (gaps > 0)
        {
            Add(Severity.Warn, "signal_sequence_gaps", (gaps, 0, Units.Count), (
                "The sequence of signals skips numbers.", "stability.signal_continuity", "Signals were lost between technical analysis and the store."));
        }
    }

    private void CheckProvenance()
    {
        RouteProvenance provenance = stability.RouteProvenance;
        if (provenance.ContextMismatches > 0)
        {
            Add(Severity.Warn, "lineage_mismatch", (provenance.ContextMismatches, 0, Units.Count), (
                "Executions name another source record than their decisions do.", "stability.route_provenance", "The lineage cannot be trusted; check the trader."));
        }

        if (provenance.CompleteRatio < 1)
        {
            Add(Severity.Info, "route_provenance_incomplete", (provenance.CompleteRatio, 1, Units.Ratio), (
                string.Create(CultureInfo.InvariantCulture, $"{provenance.Executions - provenance.Complete} of {provenance.Executions} executions lack part of their provenance."),
                "stability.route_provenance",
                "See which part is missing."));
        }
    }

    private void CheckLedger()
    {
        if (stability.MissingTables.Count > 0)
        {
            Add(Severity.Warn, "ledger_tables_missing", (stability.MissingTables.Count, 0, Units.Count), (
                "The ledger lacks " + string.Join(", ", stability.MissingTables) + ".", "stability.missing_tables", "Run the trader's migrations, or read what depends on them as unknown."));
        }

        if (stability.Scope.ExecutionsUnlinked > 0)
        {
            Add(Severity.Warn, "executions_unlinked", (stability.Scope.ExecutionsUnlinked, 0, Units.Count), (
                "Executions belong to no decision and are left out.", "stability.scope.executions_unlinked", "Check trade_decision_id of these executions."));
        }

        if (stability.Scope is { Mode: "run", DecisionsOfOtherRuns: > 0 } scope && scope.DecisionsTotal == scope.DecisionsOfOtherRuns)
        {
            Add(Severity.Warn, "ledger_of_another_run", (scope.DecisionsOfOtherRuns, 0, Units.Count), (
                "All decisions of the ledger belong to other runs.", "stability.scope", "Check the run's name and the ledger."));
        }

        if (stability.Scope.DocumentsUnreadable > 0)
        {
            Add(Severity.Warn, "decision_documents_unreadable", (stability.Scope.DocumentsUnreadable, 0, Units.Count), (
                "Some decision_json is no JSON object.", "stability.scope.documents_unreadable", "Repair the rows; times, stages and reasons of these decisions are missing."));
        }
    }

    private void Add(
        string severity, string code, (double? Observed, double? Threshold, string Unit) value, (string Message, string Where, string Action) text) =>
        findings.Add(new Finding
        {
            Code = code,
            Severity = severity,
            Subject = null,
            Observed = value.Observed,
            Threshold = value.Threshold,
            Unit = value.Unit,
            Message = text.Message,
            Where = text.Where,
            Action = text.Action,
        });
}

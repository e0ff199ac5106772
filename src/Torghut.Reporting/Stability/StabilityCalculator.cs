using Torghut.Market.Sessions;
using Torghut.Market.Time;
using Torghut.Reporting.Caveats;
using Torghut.Reporting.Evidence;
using Torghut.Reporting.Prices;
using Torghut.Trading.Ledger;

namespace Torghut.Reporting.Stability;

/// <summary>Makes the section on stability.</summary>
internal sealed class StabilityCalculator(LedgerEvidence evidence, MarketSeries market, ReplayWindow window)
{
    /// <summary>Collects what the ledger says about the run of the trader.</summary>
    public StabilitySection Compute(IReadOnlyList<string> anomalies, CaveatCollector caveats)
    {
        ScopeFact scope = evidence.Scope;
        AddCaveats(scope, caveats);
        return new StabilitySection
        {
            Anomalies = anomalies,
            FeatureGateRefusals = GateRefusals(),
            RuntimeEvents = RuntimeEvents(out long errors),
            RuntimeErrors = errors,
            Safety = Safety(),
            SignalContinuity = Continuity(),
            RouteProvenance = RouteProvenanceCalculator.Compute(evidence),
            TradeCursorRows = Cursors(),
            MissingTables = evidence.MissingTables,
            Scope = new LedgerScope
            {
                Mode = scope.ByRun ? "run" : "all",
                DecisionsTotal = scope.DecisionsTotal,
                DecisionsOfOtherRuns = scope.DecisionsOfOtherRuns,
                DecisionsWithoutRun = scope.DecisionsWithoutRun,
                DocumentsUnreadable = scope.DocumentsUnreadable,
                ExecutionsTotal = scope.ExecutionsTotal,
                ExecutionsUnlinked = scope.ExecutionsUnlinked,
                OrderEventsLinkedByDecision = scope.OrderEventsLinkedByDecision,
            },
        };
    }

    private void AddCaveats(ScopeFact scope, CaveatCollector caveats)
    {
        if (!scope.ByRun && scope.DecisionsTotal > 0)
        {
            caveats.Add("scope_all_decisions", "No decision names a simulation run, so the report is about all decisions of the ledger.");
        }

        if (scope.ByRun && scope.DecisionsWithoutRun > 0)
        {
            caveats.Add("decisions_without_run", "Decisions that name no run stand beside others that do; they are left out.");
        }

        if (scope.DocumentsUnreadable > 0)
        {
            caveats.Add("decision_documents_unreadable", "Some decision_json could not be read; what only stands there (signal time, stage, reasons) is missing.");
        }

        if (evidence.MissingTables.Count > 0)
        {
            caveats.Add("tables_missing", "The ledger lacks tables of the contract; what they would hold is zero or null: " + string.Join(", ", evidence.MissingTables) + ".");
        }
    }

    private SortedDictionary<string, long> GateRefusals()
    {
        var refusals = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (SignalCountFact signals in evidence.SignalCounts)
        {
            foreach ((string outcome, long count) in signals.Outcomes)
            {
                if (count > 0 && GateReasons.IsGateRefusal(outcome))
                {
                    refusals[outcome] = refusals.GetValueOrDefault(outcome) + count;
                }
            }
        }

        return refusals;
    }

    private List<RuntimeEventCountRow> RuntimeEvents(out long errors)
    {
        var rows = new List<RuntimeEventCountRow>(evidence.RuntimeEvents.Count);
        errors = 0;
        foreach ((RuntimeEventKey key, long count) in evidence.RuntimeEvents)
        {
            rows.Add(new RuntimeEventCountRow { Component = key.Component, Severity = key.Severity, Code = key.Code, Count = count });
            errors += key.Severity is "error" or "critical" or "fatal" ? count : 0;
        }

        return rows;
    }

    private SafetyEvents Safety()
    {
        long kill = 0;
        long emergency = 0;
        for (int i = 0; i < evidence.Decisions.Count; i++)
        {
            foreach (string reason in evidence.ReasonSets[evidence.Decisions[i].Reasons])
            {
                kill += reason == "kill_switch_enabled" ? 1 : 0;
                emergency += reason == "emergency_stop" ? 1 : 0;
            }
        }

        return new SafetyEvents
        {
            KillSwitchEvents = CountOf("kill_switch"),
            EmergencyStopEvents = CountOf("emergency_stop"),
            RollbackEvents = CountOf("rollback"),
            DecisionsStoppedByKillSwitch = kill,
            DecisionsStoppedByEmergencyStop = emergency,
        };
    }

    private long CountOf(string part)
    {
        long sum = 0;
        foreach ((RuntimeEventKey key, long count) in evidence.RuntimeEvents)
        {
            sum += key.Code.Contains(part, StringComparison.Ordinal) ? count : 0;
        }

        return sum;
    }

    private List<SignalContinuityRow> Continuity()
    {
        var rows = new List<SignalContinuityRow>(market.Continuity.Count);
        foreach (SignalContinuity signals in market.Continuity.Values)
        {
            rows.Add(new SignalContinuityRow
            {
                Symbol = signals.Symbol,
                WindowSize = signals.WindowSize,
                Signals = signals.Signals,
                LongestSilenceSeconds = signals.LongestSilenceNs / (double)EventTime.NsPerSecond,
                LongestSilenceStart = TimeText.Of(signals.LongestSilenceStartNs),
                SequenceGaps = signals.SequenceGaps,
            });
        }

        return rows;
    }

    private List<CursorRow> Cursors()
    {
        var rows = new List<CursorRow>(evidence.Cursors.Count);
        foreach (TradeCursorRow cursor in evidence.Cursors)
        {
            long atNs = EventTime.FromInstant(cursor.CursorAt);
            rows.Add(new CursorRow
            {
                Source = cursor.Source,
                AccountLabel = cursor.AccountLabel,
                CursorAt = TimeText.Of(atNs),
                CursorSeq = cursor.CursorSeq,
                CursorSymbol = cursor.CursorSymbol,
                LagSeconds = market.LastSignalNs is { } last
                    ? Math.Max(0, Math.Min(last, EventTime.FromInstant(window.End)) - atNs) / (double)EventTime.NsPerSecond
                    : null,
            });
        }

        rows.Sort(static (a, b) =>
        {
            int order = string.CompareOrdinal(a.Source, b.Source);
            return order != 0 ? order : string.CompareOrdinal(a.AccountLabel, b.AccountLabel);
        });
        return rows;
    }
}

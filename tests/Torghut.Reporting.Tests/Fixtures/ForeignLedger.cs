using NodaTime;

namespace Torghut.Reporting.Tests.Fixtures;

/// <summary>A ledger that another trader wrote: other statuses, wall-clock orders, tables missing, numbers as numbers.</summary>
internal static class ForeignLedger
{
    public static InMemoryLedger Make()
    {
        var ledger = new LedgerBuilder(runId: null, strategy: "foreign");
        Instant wall = Day.Open + Duration.FromDays(20);
        string json = "{\"symbol\":\"AAPL\",\"event_ts\":\"2026-02-27 14:31:00+0000\",\"action\":\"buy\",\"qty\":5,\"params\":{\"price\":100.5}}";
        var buy = ledger.Decision("AAPL", "buy", 60, new DecisionShape { Status = "ACCEPTED", Json = json });
        ledger.Execution(
            buy, "BUY", 5, new ExecutionShape { WithEvents = false, Status = "Filled", ActualAdapter = "", AuditJson = "", ArrivalPrice = null, CreatedAt = wall },
            new Fill(61, 5, 100.5m));
        var sell = ledger.Decision("AAPL", "sell", 600, new DecisionShape { Status = "error", Json = "null" });
        ledger.Execution(
            sell, "sell_short", 8, new ExecutionShape { WithEvents = false, Status = "pending_new", AuditJson = "x", ArrivalPrice = null, CreatedAt = wall },
            new Fill(700, 8, 101.5m));
        ledger.Ledger.MissingTables = ["execution_order_events", "execution_tca_metrics", "llm_decision_reviews", "runtime_events"];
        return ledger.Ledger;
    }
}

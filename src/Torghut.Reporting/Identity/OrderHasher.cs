using System.Text.Json;
using Torghut.Reporting.Evidence;

namespace Torghut.Reporting.Identity;

/// <summary>
/// <c>order_hash</c> of the run: one line <c>{avg_fill_price, client_order_id, event_ts, event_type, filled_qty, qty}</c>
/// per order event, by (event_ts, client_order_id, filled_qty).
/// </summary>
internal static class OrderHasher
{
    /// <summary>Hashes the order events in scope.</summary>
    public static string Compute(LedgerEvidence evidence)
    {
        using var hash = new CanonicalHash();
        foreach (int index in Order(evidence))
        {
            ref OrderEventFact update = ref evidence.OrderEvents[index];
            Utf8JsonWriter writer = hash.Begin();
            CanonicalHash.Write(writer, "avg_fill_price"u8, update.AvgFillPrice);
            writer.WriteString("client_order_id"u8, update.ClientOrderId);
            CanonicalHash.Write(writer, "event_ts"u8, update.EventNs);
            writer.WriteString("event_type"u8, evidence.Word(update.EventType));
            CanonicalHash.Write(writer, "filled_qty"u8, update.FilledQty);
            CanonicalHash.Write(writer, "qty"u8, update.Qty);
            hash.End();
        }

        return hash.Finish();
    }

    /// <summary>Indexes of the order events in scope, in the order in which they are hashed.</summary>
    public static int[] Order(LedgerEvidence evidence) => Ordering.ByTime(
        evidence.OrderEvents.Count, i => evidence.OrderEvents[i].EventNs ?? long.MinValue, (a, b) => Compare(evidence, a, b));

    private static int Compare(LedgerEvidence evidence, int left, int right)
    {
        ref OrderEventFact a = ref evidence.OrderEvents[left];
        ref OrderEventFact b = ref evidence.OrderEvents[right];
        int order = Nullable.Compare(a.EventNs, b.EventNs);
        order = order != 0 ? order : string.CompareOrdinal(a.ClientOrderId, b.ClientOrderId);
        order = order != 0 ? order : Nullable.Compare(a.FilledQty, b.FilledQty);
        order = order != 0 ? order : string.CompareOrdinal(evidence.Word(a.EventType), evidence.Word(b.EventType));
        order = order != 0 ? order : Nullable.Compare(a.Qty, b.Qty);
        order = order != 0 ? order : Nullable.Compare(a.AvgFillPrice, b.AvgFillPrice);
        return order != 0 ? order : left.CompareTo(right);
    }
}

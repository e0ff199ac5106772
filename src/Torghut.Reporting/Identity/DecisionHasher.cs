using System.Text.Json;
using Torghut.Reporting.Evidence;

namespace Torghut.Reporting.Identity;

/// <summary>
/// <c>decision_hash</c> of the run: one line <c>{action, decision_hash, qty, risk_reasons, status, symbol}</c> per
/// decision, by (event_ts, symbol, strategy name, action).
/// </summary>
internal static class DecisionHasher
{
    /// <summary>Hashes the decisions in scope.</summary>
    public static string Compute(LedgerEvidence evidence)
    {
        using var hash = new CanonicalHash();
        foreach (int index in Order(evidence))
        {
            ref DecisionFact decision = ref evidence.Decisions[index];
            Utf8JsonWriter writer = hash.Begin();
            writer.WriteString("action"u8, evidence.Word(decision.Action));
            writer.WriteString("decision_hash"u8, decision.Hash);
            CanonicalHash.Write(writer, "qty"u8, decision.Qty);
            writer.WriteStartArray("risk_reasons"u8);
            foreach (string reason in evidence.ReasonSets[decision.Reasons])
            {
                writer.WriteStringValue(reason);
            }

            writer.WriteEndArray();
            writer.WriteString("status"u8, evidence.Word(decision.Status));
            writer.WriteString("symbol"u8, evidence.Word(decision.Symbol));
            hash.End();
        }

        return hash.Finish();
    }

    /// <summary>Indexes of the decisions in scope, in the order in which they are hashed.</summary>
    public static int[] Order(LedgerEvidence evidence) => Ordering.ByTime(
        evidence.Decisions.Count, i => TimeOf(in evidence.Decisions[i]), (a, b) => Compare(evidence, a, b));

    private static int Compare(LedgerEvidence evidence, int left, int right)
    {
        ref DecisionFact a = ref evidence.Decisions[left];
        ref DecisionFact b = ref evidence.Decisions[right];
        int order = TimeOf(in a).CompareTo(TimeOf(in b));
        order = order != 0 ? order : string.CompareOrdinal(evidence.Word(a.Symbol), evidence.Word(b.Symbol));
        order = order != 0 ? order : string.CompareOrdinal(evidence.Strategies[a.Strategy].Name, evidence.Strategies[b.Strategy].Name);
        order = order != 0 ? order : string.CompareOrdinal(evidence.Word(a.Action), evidence.Word(b.Action));
        order = order != 0 ? order : string.CompareOrdinal(a.Hash, b.Hash);
        return order != 0 ? order : left.CompareTo(right);
    }

    /// <summary>The event time by which a decision stands in that order.</summary>
    public static long TimeOf(in DecisionFact decision) => decision.EventNs ?? decision.DayNs;
}

using Torghut.Reporting.Comparison.Document;
using Torghut.Reporting.Evidence;

namespace Torghut.Reporting.Comparison.Rows;

/// <summary>Compares the order events of two runs.</summary>
internal sealed class OrderEventDiffer(RunRows first, RunRows second)
{
    /// <summary>Compares.</summary>
    public OrderEventComparison Compare()
    {
        RowMerge merge = RowMerge.Walk(
            first.OrderEvents.Length, second.OrderEvents.Length, CompareKeys, (i, j) => Fields(i, j).Count == 0);
        return new OrderEventComparison
        {
            FirstCount = first.OrderEvents.Length,
            SecondCount = second.OrderEvents.Length,
            Equal = merge.Equal,
            Changed = merge.Changed,
            OnlyInFirst = merge.OnlyInFirst,
            OnlyInSecond = merge.OnlyInSecond,
            FirstDivergence = merge.Kind is { } kind ? Describe(kind, merge.FirstIndex, merge.SecondIndex) : null,
        };
    }

    private OrderEventDivergence Describe(DivergenceKind kind, int i, int j) => new()
    {
        Kind = DivergenceWords.Of(kind),
        EqualBefore = i,
        Fields = kind == DivergenceKind.Changed ? Fields(i, j) : [],
        First = i < first.OrderEvents.Length ? SideReader.OrderEvent(first, first.OrderEvents[i]) : null,
        Second = j < second.OrderEvents.Length ? SideReader.OrderEvent(second, second.OrderEvents[j]) : null,
    };

    private int CompareKeys(int i, int j)
    {
        ref OrderEventFact a = ref first.Evidence.OrderEvents[first.OrderEvents[i]];
        ref OrderEventFact b = ref second.Evidence.OrderEvents[second.OrderEvents[j]];
        int order = Nullable.Compare(a.EventNs, b.EventNs);
        return order != 0 ? order : string.CompareOrdinal(a.ClientOrderId, b.ClientOrderId);
    }

    /// <summary>Names of the hashed fields that differ between two events of one key.</summary>
    private List<string> Fields(int i, int j)
    {
        ref OrderEventFact a = ref first.Evidence.OrderEvents[first.OrderEvents[i]];
        ref OrderEventFact b = ref second.Evidence.OrderEvents[second.OrderEvents[j]];
        var fields = new List<string>();
        Add(string.Equals(first.Evidence.Word(a.EventType), second.Evidence.Word(b.EventType), StringComparison.Ordinal), "event_type");
        Add(a.Qty == b.Qty, "qty");
        Add(a.FilledQty == b.FilledQty, "filled_qty");
        Add(a.AvgFillPrice == b.AvgFillPrice, "avg_fill_price");
        return fields;

        void Add(bool same, string name)
        {
            if (!same)
            {
                fields.Add(name);
            }
        }
    }
}

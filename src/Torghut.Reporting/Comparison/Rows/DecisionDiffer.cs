using Torghut.Reporting.Comparison.Document;
using Torghut.Reporting.Evidence;
using Torghut.Reporting.Identity;

namespace Torghut.Reporting.Comparison.Rows;

/// <summary>Compares the decisions of two runs.</summary>
internal sealed class DecisionDiffer(RunRows first, RunRows second)
{
    /// <summary>Compares.</summary>
    public DecisionComparison Compare()
    {
        RowMerge merge = RowMerge.Walk(
            first.Decisions.Length, second.Decisions.Length, CompareKeys, (i, j) => Fields(i, j).Count == 0);
        return new DecisionComparison
        {
            FirstCount = first.Decisions.Length,
            SecondCount = second.Decisions.Length,
            Equal = merge.Equal,
            Changed = merge.Changed,
            OnlyInFirst = merge.OnlyInFirst,
            OnlyInSecond = merge.OnlyInSecond,
            FirstDivergence = merge.Kind is { } kind ? Describe(kind, merge.FirstIndex, merge.SecondIndex) : null,
        };
    }

    private DecisionDivergence Describe(DivergenceKind kind, int i, int j) => new()
    {
        Kind = DivergenceWords.Of(kind),
        EqualBefore = i,
        Fields = kind == DivergenceKind.Changed ? Fields(i, j) : [],
        First = i < first.Decisions.Length ? SideReader.Decision(first, first.Decisions[i]) : null,
        Second = j < second.Decisions.Length ? SideReader.Decision(second, second.Decisions[j]) : null,
    };

    private int CompareKeys(int i, int j)
    {
        ref DecisionFact a = ref first.Evidence.Decisions[first.Decisions[i]];
        ref DecisionFact b = ref second.Evidence.Decisions[second.Decisions[j]];
        int order = DecisionHasher.TimeOf(in a).CompareTo(DecisionHasher.TimeOf(in b));
        order = order != 0 ? order : string.CompareOrdinal(first.Evidence.Word(a.Symbol), second.Evidence.Word(b.Symbol));
        order = order != 0
            ? order
            : string.CompareOrdinal(first.Evidence.Strategies[a.Strategy].Name, second.Evidence.Strategies[b.Strategy].Name);
        return order != 0 ? order : string.CompareOrdinal(first.Evidence.Word(a.Action), second.Evidence.Word(b.Action));
    }

    /// <summary>Names of the hashed fields that differ between two decisions of one key.</summary>
    private List<string> Fields(int i, int j)
    {
        ref DecisionFact a = ref first.Evidence.Decisions[first.Decisions[i]];
        ref DecisionFact b = ref second.Evidence.Decisions[second.Decisions[j]];
        var fields = new List<string>();
        Add(string.Equals(a.Hash, b.Hash, StringComparison.Ordinal), "decision_hash");
        Add(a.Qty == b.Qty, "qty");
        Add(string.Equals(first.Evidence.Word(a.Status), second.Evidence.Word(b.Status), StringComparison.Ordinal), "status");
        Add(SameReasons(first.Evidence.ReasonSets[a.Reasons], second.Evidence.ReasonSets[b.Reasons]), "risk_reasons");
        return fields;

        void Add(bool same, string name)
        {
            if (!same)
            {
                fields.Add(name);
            }
        }
    }

    private static bool SameReasons(IReadOnlyList<string> first, IReadOnlyList<string> second)
    {
        if (first.Count != second.Count)
        {
            return false;
        }

        for (int i = 0; i < first.Count; i++)
        {
            if (!string.Equals(first[i], second[i], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}

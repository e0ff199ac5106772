namespace Torghut.Reporting.Comparison.Rows;

/// <summary>Walks two sorted sequences side by side: what both have, what one has alone, and where they part first.</summary>
internal sealed class RowMerge
{
    private RowMerge()
    {
    }

    /// <summary>Rows of both that are alike.</summary>
    public long Equal { get; private set; }

    /// <summary>Rows of both that differ.</summary>
    public long Changed { get; private set; }

    /// <summary>Rows of the first alone.</summary>
    public long OnlyInFirst { get; private set; }

    /// <summary>Rows of the second alone.</summary>
    public long OnlyInSecond { get; private set; }

    /// <summary>How they part first; null where they do not.</summary>
    public DivergenceKind? Kind { get; private set; }

    /// <summary>Place in the first where they part; its length at its end.</summary>
    public int FirstIndex { get; private set; }

    /// <summary>Place in the second where they part; its length at its end.</summary>
    public int SecondIndex { get; private set; }

    /// <summary>Walks.</summary>
    /// <param name="firstCount">Length of the first.</param>
    /// <param name="secondCount">Length of the second.</param>
    /// <param name="compareKeys">Compares the keys of a row of the first and one of the second; both are sorted by it.</param>
    /// <param name="alike">Whether a row of the first and one of the second are alike.</param>
    public static RowMerge Walk(int firstCount, int secondCount, Comparison<int> compareKeys, Func<int, int, bool> alike)
    {
        var merge = new RowMerge();
        int i = 0;
        int j = 0;
        while (i < firstCount || j < secondCount)
        {
            int order = i == firstCount ? 1 : j == secondCount ? -1 : compareKeys(i, j);
            if (order == 0 && alike(i, j))
            {
                merge.Equal++;
            }
            else
            {
                merge.Part(order, i, j);
            }

            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return merge;
    }

    private void Part(int order, int i, int j)
    {
        if (Kind is null)
        {
            Kind = order == 0 ? DivergenceKind.Changed : order < 0 ? DivergenceKind.OnlyInFirst : DivergenceKind.OnlyInSecond;
            FirstIndex = i;
            SecondIndex = j;
        }

        Changed += order == 0 ? 1 : 0;
        OnlyInFirst += order < 0 ? 1 : 0;
        OnlyInSecond += order > 0 ? 1 : 0;
    }
}

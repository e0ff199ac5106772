namespace Torghut.Reporting.Identity;

/// <summary>Sorts indexes; rows mostly come in order already, which costs one look at each.</summary>
internal static class Ordering
{
    /// <summary>The indexes 0..count−1 in the comparison's order, which must be total.</summary>
    public static int[] Sort(int count, Comparison<int> compare)
    {
        var order = new int[count];
        bool sorted = true;
        for (int i = 0; i < count; i++)
        {
            order[i] = i;
            sorted = sorted && (i == 0 || compare(i - 1, i) < 0);
        }

        if (!sorted)
        {
            Array.Sort(order, compare);
        }

        return order;
    }
}

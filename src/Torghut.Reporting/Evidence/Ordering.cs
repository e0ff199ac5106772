namespace Torghut.Reporting.Evidence;

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

    /// <summary>
    /// The indexes 0..count−1 by a time and, at equal times, by a comparison, or by index without one. The comparison, which
    /// must be total, looks only at what has the same time.
    /// </summary>
    public static int[] ByTime(int count, Func<int, long> timeNs, Comparison<int>? ties = null)
    {
        var keys = new TimeOrder[count];
        bool sorted = true;
        for (int i = 0; i < count; i++)
        {
            keys[i] = new TimeOrder(timeNs(i), i);
            sorted = sorted && (i == 0 || keys[i - 1].TimeNs <= keys[i].TimeNs);
        }

        if (!sorted)
        {
            Array.Sort(keys);
        }

        var order = new int[count];
        for (int i = 0; i < count; i++)
        {
            order[i] = keys[i].Index;
        }

        for (int first = 0; ties is not null && first < count;)
        {
            int next = first + 1;
            while (next < count && keys[next].TimeNs == keys[first].TimeNs)
            {
                next++;
            }

            if (next - first > 1)
            {
                order.AsSpan(first, next - first).Sort(ties);
            }

            first = next;
        }

        return order;
    }
}

namespace Torghut.Reporting.Evidence;

/// <summary>Sorts things by time and, at equal times, by the place they have.</summary>
internal readonly record struct TimeOrder(long TimeNs, int Index) : IComparable<TimeOrder>
{
    public int CompareTo(TimeOrder other)
    {
        int order = TimeNs.CompareTo(other.TimeNs);
        return order != 0 ? order : Index.CompareTo(other.Index);
    }
}

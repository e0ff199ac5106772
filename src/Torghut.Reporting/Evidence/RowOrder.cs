namespace Torghut.Reporting.Evidence;

/// <summary>
/// The order of rows: by time, then id. UUIDs compare as their text does; ids of other kinds by their own text, those of
/// digits by their number.
/// </summary>
internal sealed class RowOrder(IReadOnlyDictionary<Guid, string> foreignIds)
{
    /// <summary>Compares two rows.</summary>
    public int Compare(long leftNs, Guid left, long rightNs, Guid right)
    {
        int order = leftNs.CompareTo(rightNs);
        return order != 0 ? order : Compare(left, right);
    }

    private int Compare(Guid left, Guid right)
    {
        if (foreignIds.Count == 0 || !foreignIds.TryGetValue(left, out string? a) || !foreignIds.TryGetValue(right, out string? b))
        {
            return left.CompareTo(right);
        }

        if (a.Length != b.Length && IsDigits(a) && IsDigits(b))
        {
            return a.Length.CompareTo(b.Length);
        }

        return string.CompareOrdinal(a, b);
    }

    private static bool IsDigits(string text)
    {
        foreach (char c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }
        }

        return true;
    }
}

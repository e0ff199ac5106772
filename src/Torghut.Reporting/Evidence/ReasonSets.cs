namespace Torghut.Reporting.Evidence;

/// <summary>Lists of reasons, each distinct list held once and named by a number; number 0 is the empty list.</summary>
internal sealed class ReasonSets
{
    private readonly List<string[]> _sets = [[]];
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);

    /// <summary>The list of a number.</summary>
    public IReadOnlyList<string> this[int index] => _sets[index];

    /// <summary>The number of a list.</summary>
    public int Add(List<string> reasons)
    {
        if (reasons.Count == 0)
        {
            return 0;
        }

        // No reason holds a line feed in practice; one that does can only split a list in two, never join two.
        string key = reasons.Count == 1 ? reasons[0] : string.Join('\n', reasons);
        if (!_indexes.TryGetValue(key, out int index))
        {
            index = _sets.Count;
            _sets.Add([.. reasons]);
            _indexes.Add(key, index);
        }

        return index;
    }
}

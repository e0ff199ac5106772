namespace Torghut.Trading.Ledger;

/// <summary>
/// Collects what a tolerant reader could not read. A reader without such a collector refuses the first thing it cannot
/// read; one with it leaves the thing out and goes on.
/// </summary>
public sealed class ReadIssues
{
    private readonly SortedDictionary<(ReadIssueKind Kind, string Place), (long Count, string Example)> _issues = new(PlaceOrder.Instance);

    /// <summary>The issues, by kind and place.</summary>
    public IReadOnlyList<ReadIssue> Items
    {
        get
        {
            var items = new List<ReadIssue>(_issues.Count);
            foreach (((ReadIssueKind kind, string place), (long count, string example)) in _issues)
            {
                items.Add(new ReadIssue(kind, place, count, example));
            }

            return items;
        }
    }

    /// <summary>Adds one.</summary>
    /// <param name="kind">How much is left out.</param>
    /// <param name="place">Table, or table and column.</param>
    /// <param name="example">Row, what was found, what was expected; kept of the first one.</param>
    public void Add(ReadIssueKind kind, string place, string example) =>
        _issues[(kind, place)] = _issues.TryGetValue((kind, place), out (long Count, string Example) known)
            ? (known.Count + 1, known.Example)
            : (1, example);

    private sealed class PlaceOrder : IComparer<(ReadIssueKind Kind, string Place)>
    {
        public static PlaceOrder Instance { get; } = new();

        public int Compare((ReadIssueKind Kind, string Place) x, (ReadIssueKind Kind, string Place) y)
        {
            int order = x.Kind.CompareTo(y.Kind);
            return order != 0 ? order : string.CompareOrdinal(x.Place, y.Place);
        }
    }
}

namespace Torghut.Platform.Cluster.Workers.Schemas;

/// <summary>
/// The fields of a kind of document, and how others name them: upper and lower case, underscores and nesting make no difference,
/// so that <c>payload.macd_signal</c>, <c>macdSignal</c> and <c>macd.signal</c> are one.
/// </summary>
internal sealed class DocumentShape
{
    private const string Payload = "payload";

    /// <summary>Names of objects that only hold others together.</summary>
    private static readonly HashSet<string> Wrappers = ["payload", "indicators", "values", "signal", "signals", "features", "microbar", "bar", "data", "ta"];

    private static readonly string[] Containers = [Payload, "lineage", "window"];

    private static readonly (string Ending, long UnitNs)[] TimeUnits =
    [
        ("nanos", 1), ("micros", 1_000), ("millis", 1_000_000), ("ns", 1), ("us", 1_000), ("ms", 1_000_000),
    ];

    private readonly Dictionary<string, int> _places = [];

    /// <summary>Makes a shape.</summary>
    public DocumentShape(IReadOnlyList<DocumentField> fields)
    {
        Fields = fields;
        for (int place = 0; place < fields.Count; place++)
        {
            DocumentField field = fields[place];
            foreach (string path in (string[])[field.Path, .. field.Aliases])
            {
                _places.TryAdd(Key(path), place);
            }

            if (field.Container is Payload or "lineage")
            {
                _places.TryAdd(Key(field.Name), place);
            }
        }
    }

    /// <summary>The fields.</summary>
    public IReadOnlyList<DocumentField> Fields { get; }

    /// <summary>The place of the field that a path means; null for none.</summary>
    /// <param name="path">Names from the root.</param>
    /// <param name="unitNs">Unit of a time without a unit of its own: what the name ends with, else milliseconds.</param>
    public int? Find(IReadOnlyList<string> path, out long unitNs)
    {
        unitNs = 1_000_000;
        for (int first = 0; first < path.Count; first++)
        {
            string key = Key(string.Concat(path.Skip(first)));
            if (_places.TryGetValue(key, out int place) && IsAround(path.Take(first), key))
            {
                return place;
            }

            foreach ((string ending, long unit) in TimeUnits)
            {
                if (key.EndsWith(ending, StringComparison.Ordinal) && _places.TryGetValue(key[..^ending.Length], out place)
                    && Fields[place].Kind == FieldKind.Time && IsAround(path.Take(first), key))
                {
                    unitNs = unit;
                    return place;
                }
            }
        }

        return null;
    }

    /// <summary>The places of the fields in the object that a path means; none where it means none.</summary>
    public IReadOnlyList<int> Members(IReadOnlyList<string> path)
    {
        string key = path.Count == 0 ? "" : Key(path[^1]);
        string container = Wrappers.Contains(key) ? Payload : key;
        return Containers.Contains(container)
            ? [.. Enumerable.Range(0, Fields.Count).Where(place => Fields[place].Container == container)]
            : [];
    }

    private static bool IsAround(IEnumerable<string> outer, string key) =>
        outer.Select(Key).All(name => Wrappers.Contains(name) || key.StartsWith(name, StringComparison.Ordinal));

    private static string Key(string path) =>
        path.Replace("_", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal).ToLowerInvariant();
}

namespace Torghut.Platform.Embedded.Sources.Dump;

/// <summary>
/// Numbers of names in the whole dump, in order of appearance. Decoders number names on their own; their lists are mapped
/// once each.
/// </summary>
internal sealed class DumpNameNumbers
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string[], int[]> _known = new(ReferenceEqualityComparer.Instance as IEqualityComparer<string[]>);

    /// <summary>Names by number.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Numbers of a decoder's names, by their place in its list.</summary>
    public int[] NumbersOf(string[] names)
    {
        if (_known.TryGetValue(names, out int[]? numbers))
        {
            return numbers;
        }

        numbers = [.. names.Select(Add)];
        _known.Add(names, numbers);
        return numbers;
    }

    /// <summary>Number of a name; a new one if it is new.</summary>
    public int Add(string name)
    {
        if (!_numbers.TryGetValue(name, out int number))
        {
            number = _names.Count;
            _names.Add(name);
            _numbers.Add(name, number);
        }

        return number;
    }
}

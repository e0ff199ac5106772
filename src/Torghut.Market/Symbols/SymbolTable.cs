using System.Collections.Frozen;

namespace Torghut.Market.Symbols;

/// <summary>The symbols of a run in ordinal order of their names; a symbol's place is its ordinal.</summary>
public sealed class SymbolTable
{
    /// <summary>Most symbols that a table can hold.</summary>
    public const int MaxCount = ushort.MaxValue;

    private readonly string[] _names;
    private readonly FrozenDictionary<string, ushort> _ordinals;

    /// <summary>Makes the table of the distinct names given, in any order.</summary>
    /// <exception cref="ArgumentException">A name is empty, or there are more than <see cref="MaxCount"/>.</exception>
    public SymbolTable(IEnumerable<string> names)
    {
        _names = [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (_names.Length > MaxCount)
        {
            throw new ArgumentException($"{_names.Length} symbols; at most {MaxCount} are possible.", nameof(names));
        }

        if (Array.Exists(_names, string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException("A symbol has an empty name.", nameof(names));
        }

        _ordinals = Enumerable.Range(0, _names.Length)
            .ToFrozenDictionary(i => _names[i], i => (ushort)i, StringComparer.Ordinal);
    }

    /// <summary>Names by ordinal.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Number of symbols.</summary>
    public int Count => _names.Length;

    /// <summary>Name of the symbol with this ordinal.</summary>
    public string this[int ordinal] => _names[ordinal];

    /// <summary>Looks a symbol's ordinal up.</summary>
    public bool TryGetOrdinal(string name, out ushort ordinal) => _ordinals.TryGetValue(name, out ordinal);
}

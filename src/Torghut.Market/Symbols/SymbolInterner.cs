using System.Text;
using System.Text.Unicode;

namespace Torghut.Market.Symbols;

/// <summary>
/// Gives symbols met in UTF-8 text small numbers in order of appearance, without an allocation for one that is known.
/// The numbers are provisional: <see cref="ToTable"/> maps them to the ordinals of the final table.
/// </summary>
public sealed class SymbolInterner
{
    /// <summary>Answer for a symbol that is not admitted.</summary>
    public const int Unknown = -1;

    /// <summary>Longest symbol, bytes.</summary>
    public const int MaxLength = 64;

    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _longOnes = new(StringComparer.Ordinal);
    private readonly bool _isClosed;
    private ulong[] _keys = new ulong[256];
    private int[] _ids = new int[256];
    private int _shortOnes;

    /// <summary>Makes an interner that admits every symbol it meets.</summary>
    public SymbolInterner()
    {
    }

    /// <summary>Makes an interner that admits the symbols given and no others; numbers are their ordinals.</summary>
    public SymbolInterner(SymbolTable symbols)
    {
        foreach (string name in symbols.Names)
        {
            _ = Intern(Encoding.UTF8.GetBytes(name));
        }

        _isClosed = true;
    }

    /// <summary>Names by number.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Number of symbols met.</summary>
    public int Count => _names.Count;

    /// <summary>Looks a symbol up and, where new symbols are admitted, adds it.</summary>
    /// <returns>Its number, or <see cref="Unknown"/> for one that is not admitted, is no text, or is too long.</returns>
    public int Intern(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > sizeof(ulong) || utf8[^1] == 0)
        {
            return InternLong(utf8);
        }

        ulong key = Pack(utf8);
        int mask = _keys.Length - 1;
        for (int slot = Slot(key, mask); ; slot = (slot + 1) & mask)
        {
            if (_keys[slot] == key)
            {
                return _ids[slot];
            }

            if (_keys[slot] == 0)
            {
                return AddShort(utf8, key, slot);
            }
        }
    }

    /// <summary>The table of all symbols met.</summary>
    /// <param name="ordinals">The ordinal in the table, by provisional number.</param>
    public SymbolTable ToTable(out ushort[] ordinals)
    {
        SymbolTable table = new(_names);
        ordinals = new ushort[_names.Count];
        for (int i = 0; i < ordinals.Length; i++)
        {
            _ = table.TryGetOrdinal(_names[i], out ordinals[i]);
        }

        return table;
    }

    /// <summary>Bytes of a symbol as one number; no symbol ends in a zero byte, so two are never equal.</summary>
    private static ulong Pack(ReadOnlySpan<byte> utf8)
    {
        ulong key = 0;
        for (int i = utf8.Length - 1; i >= 0; i--)
        {
            key = (key << 8) | utf8[i];
        }

        return key;
    }

    private static int Slot(ulong key, int mask) => (int)(unchecked(key * 0x9E3779B97F4A7C15) >> 40) & mask;

    private static bool IsSymbol(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > MaxLength || !Utf8.IsValid(utf8))
        {
            return false;
        }

        foreach (byte b in utf8)
        {
            if (b is <= (byte)' ' or 0x7F)
            {
                return false;
            }
        }

        return true;
    }

    private int AddShort(ReadOnlySpan<byte> utf8, ulong key, int slot)
    {
        int id = Add(utf8);
        if (id == Unknown)
        {
            return Unknown;
        }

        _keys[slot] = key;
        _ids[slot] = id;
        if (++_shortOnes * 2 > _keys.Length)
        {
            Grow();
        }

        return id;
    }

    private int InternLong(ReadOnlySpan<byte> utf8)
    {
        if (!IsSymbol(utf8))
        {
            return Unknown;
        }

        string name = Encoding.UTF8.GetString(utf8);
        if (_longOnes.TryGetValue(name, out int id))
        {
            return id;
        }

        id = Add(utf8);
        if (id != Unknown)
        {
            _longOnes.Add(name, id);
        }

        return id;
    }

    private int Add(ReadOnlySpan<byte> utf8)
    {
        if (_isClosed || !IsSymbol(utf8) || _names.Count == SymbolTable.MaxCount)
        {
            return Unknown;
        }

        _names.Add(Encoding.UTF8.GetString(utf8));
        return _names.Count - 1;
    }

    private void Grow()
    {
        (ulong[] keys, int[] ids) = (_keys, _ids);
        _keys = new ulong[keys.Length * 2];
        _ids = new int[keys.Length * 2];
        int mask = _keys.Length - 1;
        for (int i = 0; i < keys.Length; i++)
        {
            if (keys[i] == 0)
            {
                continue;
            }

            int slot = Slot(keys[i], mask);
            while (_keys[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            _keys[slot] = keys[i];
            _ids[slot] = ids[i];
        }
    }
}

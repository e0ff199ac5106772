using System.Text.Json;

namespace Torghut.Reporting.Evidence;

/// <summary>
/// The words of a ledger (symbols, statuses, adapters, reasons), each held once and named by a small number. Number 0 is
/// the empty word, which also stands for a missing one.
/// </summary>
internal sealed class StringPool
{
    private const int StackChars = 128;

    private readonly List<string> _words = [string.Empty];
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal) { [string.Empty] = 0 };
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public StringPool() => _lookup = _indexes.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Number of words.</summary>
    public int Count => _words.Count;

    /// <summary>The word of a number.</summary>
    public string this[int index] => _words[index];

    /// <summary>The number of a word; null is the empty word.</summary>
    public int Add(string? word)
    {
        if (string.IsNullOrEmpty(word))
        {
            return 0;
        }

        if (!_indexes.TryGetValue(word, out int index))
        {
            index = Append(word);
        }

        return index;
    }

    /// <summary>The number of the JSON string that the reader stands on; anything else is the empty word.</summary>
    public int Add(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return 0;
        }

        if (reader.ValueSpan.Length > StackChars)
        {
            return Add(reader.GetString());
        }

        Span<char> chars = stackalloc char[StackChars];
        ReadOnlySpan<char> word = chars[..reader.CopyString(chars)];
        return _lookup.TryGetValue(word, out int index) ? index : Append(word.ToString());
    }

    /// <summary>The number of the same word in lower case, without blanks around it.</summary>
    public int Lower(int word)
    {
        string text = _words[word];
        foreach (char c in text)
        {
            if (char.IsAsciiLetterUpper(c) || char.IsWhiteSpace(c))
            {
                return Add(Evidence.Lower.Of(text));
            }
        }

        return word;
    }

    private int Append(string word)
    {
        _words.Add(word);
        return _indexes[word] = _words.Count - 1;
    }
}

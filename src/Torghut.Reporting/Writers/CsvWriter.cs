using System.Globalization;
using Torghut.Market.Prices;
using Torghut.Reporting.Evidence;

namespace Torghut.Reporting.Writers;

/// <summary>
/// CSV by RFC 4180, but with a line feed at line ends. Text that a spreadsheet would run as a formula (it begins with
/// <c>= + - @</c>, a tab or a carriage return) gets an apostrophe in front; numbers never do.
/// </summary>
internal sealed class CsvWriter(TextWriter writer)
{
    private const int GuidChars = 36;
    private const int NumberChars = 32;

    private bool _first = true;

    /// <summary>Writes the header.</summary>
    public void Header(ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            Raw(name);
        }

        EndRow();
    }

    /// <summary>Writes text.</summary>
    public void Text(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            Raw(string.Empty);
            return;
        }

        Raw(value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + value : value);
    }

    /// <summary>Writes an id.</summary>
    public void Id(string value) => Text(value);

    /// <summary>Writes an id as the ledger does; empty for null.</summary>
    public void Id(Guid? id, LedgerEvidence evidence)
    {
        if (id is not { } value || evidence.ForeignIds.Count > 0)
        {
            Text(id is { } foreign ? evidence.IdText(foreign) : null);
            return;
        }

        Span<char> text = stackalloc char[GuidChars];
        value.TryFormat(text, out int length);
        Plain(text[..length]);
    }

    /// <summary>Writes money, a price or a quantity: eight decimals; empty for null.</summary>
    public void Money(decimal? value)
    {
        Span<char> text = stackalloc char[FixedPoint.MostChars];
        Plain(value is { } number ? text[..FixedPoint.Format(number, text)] : []);
    }

    /// <summary>Writes a number, as short as it can be read back; empty for null.</summary>
    public void Number(double? value)
    {
        Span<char> text = stackalloc char[NumberChars];
        int length = 0;
        if (value is { } number && !number.TryFormat(text, out length, "R", CultureInfo.InvariantCulture))
        {
            Raw(number.ToString("R", CultureInfo.InvariantCulture));
            return;
        }

        Plain(text[..length]);
    }

    /// <summary>Writes a measure; empty for NaN.</summary>
    public void Measure(double value) => Number(double.IsNaN(value) ? null : value);

    /// <summary>Writes a whole number; empty for null.</summary>
    public void Number(long? value)
    {
        Span<char> text = stackalloc char[NumberChars];
        int length = 0;
        value?.TryFormat(text, out length, default, CultureInfo.InvariantCulture);
        Plain(text[..length]);
    }

    /// <summary>Writes a value that needs no guard: a word of this program, or a time.</summary>
    public void Word(string? value) => Raw(value ?? string.Empty);

    /// <summary>Ends the row.</summary>
    public void EndRow()
    {
        writer.Write('\n');
        _first = true;
    }

    /// <summary>Writes what can hold nothing that needs quotes.</summary>
    private void Plain(ReadOnlySpan<char> value)
    {
        if (!_first)
        {
            writer.Write(',');
        }

        _first = false;
        writer.Write(value);
    }

    private void Raw(string value)
    {
        if (!_first)
        {
            writer.Write(',');
        }

        _first = false;
        if (value.AsSpan().IndexOfAny(",\"\r\n") < 0)
        {
            writer.Write(value);
            return;
        }

        writer.Write('"');
        writer.Write(value.Replace("\"", "\"\"", StringComparison.Ordinal));
        writer.Write('"');
    }
}

namespace Torghut.Reporting.Comparison.Writers;

/// <summary>A table that reads well as Markdown and on a terminal: columns are padded to their widest cell.</summary>
internal sealed class TextTable
{
    private readonly List<string[]> _rows = [];
    private readonly bool[] _right;

    /// <summary>Makes a table.</summary>
    /// <param name="heads">Heads; one that begins with <c>&gt;</c> heads a column aligned to the right.</param>
    public TextTable(params string[] heads)
    {
        _right = [.. heads.Select(head => head.StartsWith('>'))];
        _rows.Add([.. heads.Select(head => head.TrimStart('>'))]);
    }

    /// <summary>Adds a row of as many cells as there are heads.</summary>
    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>Writes the table; the writer stays open.</summary>
    public void Write(TextWriter writer)
    {
        int[] widths = [.. _right.Select((_, column) => Math.Max(3, _rows.Max(row => row[column].Length)))];
        WriteRow(_rows[0], widths, writer);
        writer.Write('|');
        for (int i = 0; i < widths.Length; i++)
        {
            writer.Write(_right[i] ? $"{new string('-', widths[i] + 1)}:|" : $"{new string('-', widths[i] + 2)}|");
        }

        writer.Write('\n');
        foreach (string[] row in _rows.Skip(1))
        {
            WriteRow(row, widths, writer);
        }
    }

    private void WriteRow(string[] row, int[] widths, TextWriter writer)
    {
        writer.Write('|');
        for (int i = 0; i < row.Length; i++)
        {
            string padding = new(' ', widths[i] - row[i].Length);
            writer.Write(_right[i] ? $" {padding}{row[i]} |" : $" {row[i]}{padding} |");
        }

        writer.Write('\n');
    }
}

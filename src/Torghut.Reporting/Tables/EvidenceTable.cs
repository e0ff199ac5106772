namespace Torghut.Reporting.Tables;

/// <summary>A table of what a report was computed from, for those who compute on: rows in a defined order.</summary>
public sealed class EvidenceTable
{
    private readonly Action<int, IEvidenceRow> _write;

    internal EvidenceTable(string name, int count, IReadOnlyList<EvidenceColumn> columns, Action<int, IEvidenceRow> write)
    {
        Name = name;
        Count = count;
        Columns = columns;
        _write = write;
    }

    /// <summary>Name, which is also its file's.</summary>
    public string Name { get; }

    /// <summary>Number of rows.</summary>
    public int Count { get; }

    /// <summary>Columns.</summary>
    public IReadOnlyList<EvidenceColumn> Columns { get; }

    /// <summary>Gives the values of a row.</summary>
    /// <param name="index">0 to <see cref="Count"/> − 1.</param>
    /// <param name="row">Takes one value per column.</param>
    public void Write(int index, IEvidenceRow row) => _write(index, row);
}

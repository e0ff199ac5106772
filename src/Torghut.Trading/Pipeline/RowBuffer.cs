namespace Torghut.Trading.Pipeline;

/// <summary>
/// Rows one after the other in memory that is kept. A type of our own, because the library's list over our rows cannot
/// be compiled ahead of time and every start of the program would compile it, unoptimized first.
/// </summary>
/// <typeparam name="TRow">A row without references.</typeparam>
internal sealed class RowBuffer<TRow>
    where TRow : unmanaged
{
    private TRow[] _rows = new TRow[256];
    private int _count;

    /// <summary>The rows.</summary>
    public ReadOnlySpan<TRow> Rows => new(_rows, 0, _count);

    /// <summary>Appends a row.</summary>
    public void Add(in TRow row)
    {
        if (_count == _rows.Length)
        {
            Grow();
        }

        _rows[_count++] = row;
    }

    /// <summary>Forgets the rows and keeps the memory.</summary>
    public void Clear() => _count = 0;

    private void Grow()
    {
        var larger = new TRow[2 * _count];
        Rows.CopyTo(larger);
        _rows = larger;
    }
}

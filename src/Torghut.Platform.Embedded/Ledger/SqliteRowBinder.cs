using System.Buffers.Text;
using System.Globalization;
using System.Text;
using NodaTime;
using SQLitePCL;
using Torghut.Trading.Ledger.Cells;
using Torghut.Trading.Ledger.Schema;

namespace Torghut.Platform.Embedded.Ledger;

/// <summary>
/// Binds a row's cells to a prepared statement: UUIDs, numbers (8 decimals, ratios 4), instants (UTC, microseconds, <c>Z</c>)
/// and JSON as text.
/// </summary>
internal sealed class SqliteRowBinder : ILedgerCellSink
{
    private readonly sqlite3_stmt _statement;
    private readonly IReadOnlyList<LedgerColumn> _columns;
    private byte[] _buffer = new byte[4096];
    private int _bound;

    /// <summary>Binds to a statement whose parameters are the table's columns.</summary>
    public SqliteRowBinder(sqlite3_stmt statement, LedgerTable table)
    {
        _statement = statement;
        _columns = table.Columns;
    }

    /// <summary>Whether every parameter has a value since <see cref="Reset"/>.</summary>
    public bool IsComplete => _bound == _columns.Count;

    /// <summary>Begins with the first column again.</summary>
    public void Reset() => _bound = 0;

    /// <inheritdoc/>
    public void Uuid(Guid? value)
    {
        if (value is not { } uuid)
        {
            BindNull();
            return;
        }

        uuid.TryFormat(_buffer, out int length, "D");
        BindText(length);
    }

    /// <inheritdoc/>
    public void Text(string? value)
    {
        if (value is null)
        {
            BindNull();
            return;
        }

        int most = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (most > _buffer.Length)
        {
            _buffer = new byte[Math.Max(most, _buffer.Length * 2)];
        }

        BindText(Encoding.UTF8.GetBytes(value, _buffer));
    }

    /// <inheritdoc/>
    public void Flag(bool value) => Check(raw.sqlite3_bind_int(_statement, ++_bound, value ? 1 : 0));

    /// <inheritdoc/>
    public void WholeNumber(long? value)
    {
        if (value is { } number)
        {
            Check(raw.sqlite3_bind_int64(_statement, ++_bound, number));
        }
        else
        {
            BindNull();
        }
    }

    /// <inheritdoc/>
    public void Number(decimal? value)
    {
        if (value is not { } number)
        {
            BindNull();
            return;
        }

        int decimals = _columns[_bound].Type == LedgerColumnType.Ratio ? 4 : 8;
        decimal rounded = decimal.Round(number, decimals, MidpointRounding.ToEven);

        // Minus zero is zero.
        rounded = rounded == 0 ? 0 : rounded;
        rounded.TryFormat(_buffer, out int length, decimals == 4 ? "F4" : "F8", CultureInfo.InvariantCulture);
        BindText(length);
    }

    /// <inheritdoc/>
    public void Timestamp(Instant? value)
    {
        if (value is not { } instant)
        {
            BindNull();
            return;
        }

        // The round-trip format has seven digits of a second and Z for UTC; the contract's has six.
        Utf8Formatter.TryFormat(instant.ToDateTimeUtc(), _buffer, out int length, 'O');
        _buffer[length - 2] = (byte)'Z';
        BindText(length - 1);
    }

    private void BindNull() => Check(raw.sqlite3_bind_null(_statement, ++_bound));

    private void BindText(int length) => Check(raw.sqlite3_bind_text(_statement, ++_bound, _buffer.AsSpan(0, length)));

    private static void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw new SqliteFailure(code, raw.sqlite3_errstr(code).utf8_to_string());
        }
    }
}

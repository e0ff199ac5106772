using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using NodaTime;
using SQLitePCL;
using Torghut.Market.Numerics;
using Torghut.Market.Time;
using Torghut.Simulation.Errors;
using Torghut.Trading.Ledger;
using Torghut.Trading.Ledger.Cells;
using Torghut.Trading.Ledger.Schema;

namespace Torghut.Platform.Embedded.Ledger;

/// <summary>
/// The cells of a statement's current row, in any of the spellings of <see cref="LedgerValues"/>. An empty text is a missing
/// value, except where the column holds text.
/// </summary>
internal sealed class SqliteRowCells : ILedgerCellSource
{
    private const int LongestQuotation = 80;
    private const string StrategyId = "strategy_id";

    private readonly sqlite3_stmt _statement;
    private readonly nint _handle;
    private readonly LedgerTable _table;
    private readonly IReadOnlyList<string?> _columns;
    private readonly bool _isUtf8;
    private int _next;
    private int _type;

    /// <summary>Reads from a statement whose columns are the table's.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="table">The table.</param>
    /// <param name="columns">Names in the file; null for a missing column.</param>
    /// <param name="isUtf8">Whether the file keeps text in UTF-8.</param>
    public SqliteRowCells(sqlite3_stmt statement, LedgerTable table, IReadOnlyList<string?> columns, bool isUtf8)
    {
        _statement = statement;
        _handle = statement.DangerousGetHandle();
        _table = table;
        _columns = columns;
        _isUtf8 = isUtf8;
    }

    /// <summary>Path of the file, for messages.</summary>
    public required string File { get; init; }

    /// <summary>Collects what cannot be read; null to refuse it.</summary>
    public ReadIssues? Issues { get; init; }

    /// <summary>Takes the ids that are no UUIDs; used with a collector of issues only.</summary>
    public required ConcurrentDictionary<Guid, string> ForeignIds { get; init; }

    /// <summary>Whether the row has what identifies it.</summary>
    public bool IsUsable { get; private set; } = true;

    /// <summary>Begins with the first column again.</summary>
    public void Reset()
    {
        _next = 0;
        IsUsable = true;
    }

    /// <inheritdoc/>
    public Guid Uuid()
    {
        if (UuidOrNull() is { } value)
        {
            return value;
        }

        if (Issues is null)
        {
            throw Missing("a UUID");
        }

        // The first column is the row's own id; without any other reference the row is no use either, except that it
        // may lack its strategy.
        if (Column.Name != StrategyId)
        {
            IsUsable = false;
            Issues.Add(ReadIssueKind.Row, _table.Name, $"row id {Quotation(0)}: {Column.Name} has no value");
        }

        return Guid.Empty;
    }

    /// <inheritdoc/>
    public Guid? UuidOrNull()
    {
        int type = Next();
        if (IsMissing(type))
        {
            return null;
        }

        Guid value = default;
        bool isUuid = type switch
        {
            raw.SQLITE_TEXT => LedgerValues.TryUuid(Bytes(), out value),
            raw.SQLITE_BLOB => LedgerValues.TryUuidBytes(Bytes(), out value),
            _ => false,
        };
        return isUuid ? value : Issues is null ? throw Broken("a UUID") : ForeignId();
    }

    /// <summary>The id as it is written, and the UUID that stands for it.</summary>
    private Guid ForeignId()
    {
        string text = _type == raw.SQLITE_BLOB ? Convert.ToHexStringLower(Bytes()) : Encoding.UTF8.GetString(Bytes()).Trim();
        Guid id = DeterministicGuid.Create("foreign_ids", text);
        ForeignIds[id] = text;
        return id;
    }

    /// <inheritdoc/>
    public string Text() => TextOrNull() ?? Column.Default ?? (Issues is null ? throw Missing("text") : string.Empty);

    /// <inheritdoc/>
    public string? TextOrNull() => Next() == raw.SQLITE_NULL ? null : Encoding.UTF8.GetString(Bytes());

    /// <inheritdoc/>
    public bool Flag()
    {
        int type = Next();
        bool value = false;
        bool isFlag = type switch
        {
            raw.SQLITE_INTEGER => TryFlag(SqliteColumns.Integer(_handle, _next - 1), out value),
            raw.SQLITE_FLOAT => TryFlag(SqliteColumns.Real(_handle, _next - 1), out value),
            raw.SQLITE_TEXT => LedgerValues.TryFlag(Bytes(), out value),
            _ => false,
        };
        return isFlag ? value : LeftOut(true, "true or false");
    }

    /// <inheritdoc/>
    public long WholeNumber() => WholeNumberOrNull() ?? (long)DefaultNumber("a whole number");

    /// <inheritdoc/>
    public long? WholeNumberOrNull()
    {
        const string expected = "a whole number of 64 bits";
        decimal? value = NumberOrNull(expected);
        return value is not { } number ? null
            : number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue ? (long)number
            : LeftOut<long?>(null, expected);
    }

    /// <inheritdoc/>
    public decimal Number() => NumberOrNull() ?? DefaultNumber("a number");

    /// <inheritdoc/>
    public decimal? NumberOrNull() => NumberOrNull("a number");

    /// <inheritdoc/>
    public Instant Timestamp() => TimestampOrNull() ?? (Issues is null ? throw Missing("a timestamp") : Instant.FromUnixTimeTicks(0));

    /// <inheritdoc/>
    public Instant? TimestampOrNull()
    {
        int type = Next();
        if (IsMissing(type))
        {
            return null;
        }

        long unixNs = 0;
        bool isTimestamp = type switch
        {
            raw.SQLITE_INTEGER => LedgerValues.TryTimestamp(SqliteColumns.Integer(_handle, _next - 1), out unixNs),
            raw.SQLITE_FLOAT => LedgerValues.TryTimestamp(SqliteColumns.Real(_handle, _next - 1), out unixNs),
            raw.SQLITE_TEXT => LedgerValues.TryTimestamp(Bytes(), out unixNs),
            _ => false,
        };
        return isTimestamp
            ? EventTime.ToInstant(unixNs)
            : LeftOut<Instant?>(null, "a timestamp from 1970 to 2261 (ISO 8601, UTC where it names no offset, or an epoch)");
    }

    private LedgerColumn Column => _table.Columns[_next - 1];

    private int Next()
    {
        // Where the file has no such column, the statement gives null.
        int column = _next++;
        return _type = _columns[column] is null ? raw.SQLITE_NULL : SqliteColumns.Type(_handle, column);
    }

    private bool IsMissing(int type) =>
        type == raw.SQLITE_NULL || (type == raw.SQLITE_TEXT && SqliteColumns.Length(_handle, _next - 1) == 0);

    private ReadOnlySpan<byte> Bytes()
    {
        if (_type != raw.SQLITE_BLOB && !(_isUtf8 && _type == raw.SQLITE_TEXT))
        {
            // Turns the value into text in UTF-8 first.
            raw.sqlite3_column_text(_statement, _next - 1);
        }

        return SqliteColumns.Bytes(_handle, _next - 1);
    }

    private decimal? NumberOrNull(string expected)
    {
        int type = Next();
        if (IsMissing(type))
        {
            return null;
        }

        decimal value = 0;
        bool isNumber = type switch
        {
            raw.SQLITE_INTEGER => TryWhole(SqliteColumns.Integer(_handle, _next - 1), out value),
            raw.SQLITE_FLOAT => LedgerValues.TryNumber(SqliteColumns.Real(_handle, _next - 1), out value),
            raw.SQLITE_TEXT => LedgerValues.TryNumber(Bytes(), out value),
            _ => false,
        };
        return isNumber ? value : LeftOut<decimal?>(null, expected);
    }

    private decimal DefaultNumber(string expected) =>
        Column.Default is { } value ? decimal.Parse(value, CultureInfo.InvariantCulture)
            : Issues is null ? throw Missing(expected)
            : 0m;

    /// <summary>A broken value: refused, or collected and taken for missing.</summary>
    private T LeftOut<T>(T missing, string expected)
    {
        if (Issues is null)
        {
            throw Broken(expected);
        }

        if (_columns[_next - 1] is not null && _type != raw.SQLITE_NULL)
        {
            Issues.Add(ReadIssueKind.Cell, $"{_table.Name}.{Column.Name}", Describe(Found(), expected));
        }

        return missing;
    }

    private SimulationException Missing(string expected) =>
        _columns[_next - 1] is null ? Invalid("no such column", expected) : Invalid("no value", expected);

    private SimulationException Broken(string expected) =>
        _columns[_next - 1] is null || _type == raw.SQLITE_NULL ? Missing(expected) : Invalid(Found(), expected);

    private string Found() => _type switch
    {
        raw.SQLITE_INTEGER => $"integer '{Quotation(_next - 1)}'",
        raw.SQLITE_FLOAT => $"real '{Quotation(_next - 1)}'",
        raw.SQLITE_BLOB => string.Create(CultureInfo.InvariantCulture, $"a blob of {Bytes().Length} bytes"),
        _ => $"text '{Quotation(_next - 1)}'",
    };

    private SimulationException Invalid(string found, string expected) => new(
        ExitCode.Usage, "ledger_cell_invalid", $"{File}: {Describe(found, expected)}");

    private string Describe(string found, string expected) =>
        $"table {_table.Name}, column {Column.Name}, row id {Quotation(0)}: found {found}, expected {expected}.";

    private string Quotation(int column)
    {
        string text = raw.sqlite3_column_text(_statement, column).utf8_to_string() ?? "null";
        return text.Length <= LongestQuotation ? text : text[..LongestQuotation] + "…";
    }

    private static bool TryFlag(double number, out bool value)
    {
        value = number == 1;
        return number is 0 or 1;
    }

    private static bool TryWhole(long number, out decimal value)
    {
        value = number;
        return true;
    }
}

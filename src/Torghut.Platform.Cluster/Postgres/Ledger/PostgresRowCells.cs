using System.Globalization;
using System.Text;
using NodaTime;
using Npgsql;
using Torghut.Market.Time;
using Torghut.Simulation.Errors;
using Torghut.Trading.Ledger.Cells;
using Torghut.Trading.Ledger.Schema;

namespace Torghut.Platform.Cluster.Postgres.Ledger;

/// <summary>
/// The cells of a reader's current row. An empty text is a missing value, except where the column holds text.
/// </summary>
internal sealed class PostgresRowCells : ILedgerCellSource
{
    private const int LongestQuotation = 80;

    /// <summary>2000-01-01T00:00:00Z, from which the server counts, in microseconds since the Unix epoch.</summary>
    private const long EpochOfServerUs = 946_684_800_000_000;

    private static readonly long MaxUs = Instant.FromUtc(2262, 1, 1, 0, 0).ToUnixTimeTicks() / 10;

    private readonly LedgerQuery _query;
    private readonly string _place;
    private readonly int[] _orderIndexes;
    private readonly IComparable?[]? _orderValues;
    private NpgsqlDataReader _reader = null!;
    private int _next;

    /// <summary>Reads rows of a query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="place">The database, for messages.</param>
    public PostgresRowCells(LedgerQuery query, string place)
    {
        _query = query;
        _place = place;
        _orderIndexes = [.. query.Table.Columns.Select(column => IndexIn(query.Table.Order, column.Name))];
        _orderValues = query.IsSorted ? null : new IComparable?[query.Table.Order.Count];
    }

    /// <summary>Values of the current row by which rows are ordered; empty where the server orders them.</summary>
    public IComparable?[] OrderValues => _orderValues is null ? [] : [.. _orderValues];

    /// <summary>Begins with the first column of the reader's current row.</summary>
    public void Reset(NpgsqlDataReader reader)
    {
        _reader = reader;
        _next = 0;
        if (_orderValues is not null)
        {
            Array.Clear(_orderValues);
        }
    }

    /// <inheritdoc/>
    public Guid Uuid() => UuidOrNull() ?? throw Missing("a UUID");

    /// <inheritdoc/>
    public Guid? UuidOrNull()
    {
        const string expected = "a UUID";
        CellKind kind = Next();
        if (IsMissing(kind, out string text))
        {
            return null;
        }

        Guid value = kind == CellKind.Uuid ? _reader.GetGuid(_next - 1)
            : LedgerValues.TryUuid(Encoding.UTF8.GetBytes(text), out Guid spelled) ? spelled
            : throw Broken(expected);
        return Keep(value);
    }

    /// <inheritdoc/>
    public string Text() => TextOrNull() ?? Column.Default ?? throw Missing("text");

    /// <inheritdoc/>
    public string? TextOrNull()
    {
        Next();
        return _reader.IsDBNull(_next - 1) ? null : KeepText(_reader.GetString(_next - 1));
    }

    /// <inheritdoc/>
    public bool Flag()
    {
        const string expected = "true or false";
        CellKind kind = Next();
        if (IsMissing(kind, out string text))
        {
            throw Missing(expected);
        }

        return kind == CellKind.Flag ? _reader.GetBoolean(_next - 1)
            : LedgerValues.TryFlag(Encoding.UTF8.GetBytes(text), out bool value) ? value
            : throw Broken(expected);
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
            : throw Broken(expected);
    }

    /// <inheritdoc/>
    public decimal Number() => NumberOrNull() ?? DefaultNumber("a number");

    /// <inheritdoc/>
    public decimal? NumberOrNull() => NumberOrNull("a number");

    /// <inheritdoc/>
    public Instant Timestamp() => TimestampOrNull() ?? throw Missing("a timestamp");

    /// <inheritdoc/>
    public Instant? TimestampOrNull()
    {
        const string expected = "a timestamp from 1970 to 2261 (ISO 8601, UTC where it names no offset, or an epoch)";
        CellKind kind = Next();
        if (IsMissing(kind, out string text))
        {
            return null;
        }

        long unixNs;
        if (kind == CellKind.Timestamp)
        {
            // The server's own number; its infinities are the ends of the range.
            long serverUs = _reader.GetFieldValue<long>(_next - 1);
            if (serverUs < -EpochOfServerUs || serverUs >= MaxUs - EpochOfServerUs)
            {
                throw Broken(expected);
            }

            unixNs = (serverUs + EpochOfServerUs) * EventTime.NsPerUs;
        }
        else if (!LedgerValues.TryTimestamp(Encoding.UTF8.GetBytes(text), out unixNs))
        {
            throw Broken(expected);
        }

        return Keep(EventTime.ToInstant(unixNs));
    }

    private LedgerColumn Column => _query.Table.Columns[_next - 1];

    private static int IndexIn(IReadOnlyList<string> names, string name)
    {
        for (int i = 0; i < names.Count; i++)
        {
            if (names[i] == name)
            {
                return i;
            }
        }

        return -1;
    }

    private CellKind Next() => _query.Kinds[_next++];

    private T Keep<T>(T value)
        where T : IComparable
    {
        if (_orderValues is not null && _orderIndexes[_next - 1] is >= 0 and int index)
        {
            _orderValues[index] = value;
        }

        return value;
    }

    private string KeepText(string value)
    {
        if (_orderValues is not null && _orderIndexes[_next - 1] is >= 0 and int index)
        {
            _orderValues[index] = new OrdinalText(value);
        }

        return value;
    }

    private bool IsMissing(CellKind kind, out string text)
    {
        text = "";
        if (_reader.IsDBNull(_next - 1))
        {
            return true;
        }

        if (kind != CellKind.Text)
        {
            return false;
        }

        text = _reader.GetString(_next - 1);
        return text.Length == 0;
    }

    private decimal? NumberOrNull(string expected)
    {
        CellKind kind = Next();
        if (IsMissing(kind, out string text))
        {
            return null;
        }

        return kind switch
        {
            CellKind.WholeNumber => _reader.GetInt64(_next - 1),
            CellKind.Number => Decimal(expected),
            _ => LedgerValues.TryNumber(Encoding.UTF8.GetBytes(text), out decimal value) ? value : throw Broken(expected),
        };
    }

    private decimal Decimal(string expected)
    {
        try
        {
            return _reader.GetDecimal(_next - 1);
        }
        catch (Exception e) when (e is OverflowException or InvalidCastException)
        {
            // Not a number, or infinite.
            throw Broken(expected);
        }
    }

    private decimal DefaultNumber(string expected) =>
        Column.Default is { } value ? decimal.Parse(value, CultureInfo.InvariantCulture) : throw Missing(expected);

    private SimulationException Missing(string expected) =>
        Invalid(_query.Kinds[_next - 1] == CellKind.Absent ? "no such column" : "no value", expected);

    private SimulationException Broken(string expected) =>
        Invalid($"{_query.Kinds[_next - 1].ToString().ToLowerInvariant()} '{Quotation(_next - 1)}'", expected);

    private SimulationException Invalid(string found, string expected) => new(
        ExitCode.Usage,
        "ledger_cell_invalid",
        $"{_place}: table {_query.Table.Name}, column {Column.Name}, row id {Quotation(0)}: found {found}, expected {expected}.");

    private string Quotation(int column)
    {
        string text = _reader.IsDBNull(column) ? "null" : _query.Kinds[column] switch
        {
            CellKind.Number => "NaN or an infinite number",
            CellKind.Timestamp => _reader.GetFieldValue<long>(column) switch
            {
                long.MaxValue => "infinity",
                long.MinValue => "-infinity",
                long us => string.Create(CultureInfo.InvariantCulture, $"{us} µs from the year 2000"),
            },
            _ => Convert.ToString(_reader.GetValue(column), CultureInfo.InvariantCulture) ?? "",
        };
        return text.Length <= LongestQuotation ? text : text[..LongestQuotation] + "…";
    }
}

using SQLitePCL;
using Torghut.Trading.Ledger.Cells;

namespace Torghut.Platform.Embedded.Ledger;

/// <summary>
/// SQL functions that put timestamps and UUIDs in order whatever their spelling. A value that is none of them comes first,
/// so that reading fails at once instead of after most of the rows; a missing one comes last. The functions are called
/// from inside the library, which no exception may pass through.
/// </summary>
internal static class SqliteSortKeys
{
    /// <summary>Name of the function for timestamps.</summary>
    public const string Timestamp = "torghut_timestamp";

    /// <summary>Name of the function for UUIDs.</summary>
    public const string Uuid = "torghut_uuid";

    private static readonly byte[] LastUuid = [.. Enumerable.Repeat(byte.MaxValue, 17)];

    /// <summary>Makes the functions known to a connection.</summary>
    public static void Register(SqliteDatabase database)
    {
        const int flags = raw.SQLITE_UTF8 | raw.SQLITE_DETERMINISTIC;
        raw.sqlite3_create_function(database.Handle, Timestamp, 1, flags, null, TimestampKey);
        raw.sqlite3_create_function(database.Handle, Uuid, 1, flags, null, UuidKey);
    }

    private static void TimestampKey(sqlite3_context context, object state, sqlite3_value[] arguments)
    {
        sqlite3_value value = arguments[0];
        long unixNs = 0;
        bool isKnown = raw.sqlite3_value_type(value) switch
        {
            raw.SQLITE_INTEGER => LedgerValues.TryTimestamp(raw.sqlite3_value_int64(value), out unixNs),
            raw.SQLITE_FLOAT => LedgerValues.TryTimestamp(raw.sqlite3_value_double(value), out unixNs),
            raw.SQLITE_NULL => true,
            _ => LedgerValues.TryTimestamp(Utf8(value), out unixNs),
        };
        if (raw.sqlite3_value_type(value) == raw.SQLITE_NULL || (!isKnown && Utf8(value).IsEmpty))
        {
            raw.sqlite3_result_int64(context, long.MaxValue);
        }
        else if (isKnown)
        {
            raw.sqlite3_result_int64(context, unixNs);
        }
        else
        {
            raw.sqlite3_result_null(context);
        }
    }

    private static void UuidKey(sqlite3_context context, object state, sqlite3_value[] arguments)
    {
        sqlite3_value value = arguments[0];
        int type = raw.sqlite3_value_type(value);
        ReadOnlySpan<byte> bytes = type switch
        {
            raw.SQLITE_NULL => default,
            raw.SQLITE_BLOB => raw.sqlite3_value_blob(value),
            _ => Utf8(value),
        };
        if (bytes.IsEmpty)
        {
            raw.sqlite3_result_blob(context, LastUuid);
        }
        else if (type == raw.SQLITE_BLOB ? LedgerValues.TryUuidBytes(bytes, out Guid uuid) : LedgerValues.TryUuid(bytes, out uuid))
        {
            Span<byte> key = stackalloc byte[16];
            uuid.TryWriteBytes(key, bigEndian: true, out _);
            raw.sqlite3_result_blob(context, key);
        }
        else
        {
            raw.sqlite3_result_null(context);
        }
    }

    /// <summary>The value as text, in UTF-8 whatever the file's own encoding.</summary>
    private static ReadOnlySpan<byte> Utf8(sqlite3_value value)
    {
        raw.sqlite3_value_text(value);
        return raw.sqlite3_value_blob(value);
    }
}

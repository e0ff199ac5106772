using SQLitePCL;

namespace Torghut.Platform.Embedded.Ledger;

/// <summary>
/// A connection to a SQLite file by the library's own calls: the ADO.NET layer above them costs 100 ms at its first use and
/// three times as much per row. One thread at a time uses it.
/// </summary>
internal sealed class SqliteDatabase : IDisposable
{
    private readonly sqlite3 _handle;

    static SqliteDatabase() => Batteries_V2.Init();

    private SqliteDatabase(sqlite3 handle) => _handle = handle;

    /// <summary>The library's handle.</summary>
    public sqlite3 Handle => _handle;

    /// <summary>Opens a file.</summary>
    /// <param name="path">Path, or a URI with <see cref="raw.SQLITE_OPEN_URI"/> among the flags.</param>
    /// <param name="flags">The library's open flags.</param>
    /// <exception cref="SqliteFailure">The library refuses.</exception>
    public static SqliteDatabase Open(string path, int flags)
    {
        int code = raw.sqlite3_open_v2(path, out sqlite3 handle, flags | raw.SQLITE_OPEN_NOMUTEX, null);
        var database = new SqliteDatabase(handle);
        if (code != raw.SQLITE_OK)
        {
            SqliteFailure failure = database.Failure(code);
            database.Dispose();
            throw failure;
        }

        return database;
    }

    /// <summary>Runs statements that give no rows.</summary>
    /// <exception cref="SqliteFailure">The library refuses.</exception>
    public void Execute(string sql)
    {
        int code = raw.sqlite3_exec(_handle, sql);
        if (code != raw.SQLITE_OK)
        {
            throw Failure(code);
        }
    }

    /// <summary>Prepares one statement.</summary>
    /// <exception cref="SqliteFailure">The library refuses.</exception>
    public sqlite3_stmt Prepare(string sql)
    {
        int code = raw.sqlite3_prepare_v2(_handle, sql, out sqlite3_stmt statement);
        return code == raw.SQLITE_OK ? statement : throw Failure(code);
    }

    /// <summary>What the library says about its last refusal.</summary>
    public SqliteFailure Failure(int code)
    {
        string message = raw.sqlite3_errmsg(_handle).utf8_to_string();
        return new SqliteFailure(code & 0xFF, message);
    }

    /// <summary>Closes the connection; a transaction that was not ended is undone.</summary>
    public void Dispose() => _handle.Dispose();
}

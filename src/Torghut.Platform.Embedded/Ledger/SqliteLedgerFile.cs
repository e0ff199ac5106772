using System.Buffers.Binary;
using System.Globalization;
using SQLitePCL;
using Torghut.Simulation.Errors;

namespace Torghut.Platform.Embedded.Ledger;

/// <summary>Opens a SQLite file for reading without leaving a trace beside it.</summary>
internal static class SqliteLedgerFile
{
    private const int HeaderLength = 20;
    private const int FullHeaderLength = 100;
    private const int PageSizeAt = 16;
    private const int PageCountAt = 28;
    private const int ReadVersionAt = 19;
    private const int BusyTimeoutMs = 2000;

    /// <summary>Opens a file.</summary>
    /// <exception cref="SimulationException"><c>ledger_unreadable</c>: no such file, no permission, or no SQLite file.</exception>
    public static SqliteDatabase Open(string path)
    {
        try
        {
            bool hasLog = ReadHeader(path);
            return hasLog && !HasPendingLog(path)
                ? SqliteDatabase.Open(ImmutableUri(path), raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_URI)
                : OpenShared(path);
        }
        catch (Exception e) when (e is SqliteFailure or IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, e.Message, e);
        }
    }

    /// <summary>How much of a file is missing at its end, as its header says; null where it is whole.</summary>
    public static string? CutOff(string path)
    {
        Span<byte> header = stackalloc byte[FullHeaderLength];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        if (file.ReadAtLeast(header, FullHeaderLength, throwOnEndOfStream: false) < FullHeaderLength)
        {
            return "the file ends within its header";
        }

        // A page size of 1 stands for 65536.
        long pageSize = BinaryPrimitives.ReadUInt16BigEndian(header[PageSizeAt..]) is var size and not 1 ? size : 65_536;
        long expected = pageSize * BinaryPrimitives.ReadUInt32BigEndian(header[PageCountAt..]);
        return file.Length >= expected
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"the file has {file.Length} of the {expected} bytes that its header names");
    }

    /// <summary>A file that cannot be read.</summary>
    public static SimulationException Unreadable(string path, string why, Exception? cause = null) =>
        new(ExitCode.Usage, "ledger_unreadable", $"Cannot read the ledger {path}: {why}", cause);

    private static SqliteDatabase OpenShared(string path)
    {
        SqliteDatabase database = SqliteDatabase.Open(path, raw.SQLITE_OPEN_READONLY);
        raw.sqlite3_busy_timeout(database.Handle, BusyTimeoutMs);
        return database;
    }

    /// <summary>Whether the file is kept with a write-ahead log.</summary>
    private static bool ReadHeader(string path)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        int length = file.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false);
        return length == HeaderLength && header.StartsWith("SQLite format 3\0"u8)
            ? header[ReadVersionAt] == 2
            : throw Unreadable(path, "found other bytes than those a SQLite file begins with.");
    }

    /// <summary>
    /// Whether the log holds changes. If not, its files, which a reader would leave behind, are not needed: nothing changes
    /// the database without writing the log first.
    /// </summary>
    private static bool HasPendingLog(string path)
    {
        var log = new FileInfo(path + "-wal");
        return log.Exists && log.Length > 0;
    }

    private static string ImmutableUri(string path) => "file:" + Path.GetFullPath(path)
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("?", "%3f", StringComparison.Ordinal)
        .Replace("#", "%23", StringComparison.Ordinal) + "?immutable=1";
}

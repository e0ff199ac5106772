using System.Runtime.InteropServices;

namespace Torghut.Platform.Embedded.Ledger;

/// <summary>
/// The library's calls for the cells of a statement's current row, by its bare handle: a large report makes tens of millions
/// of them, and to count the holders of the handle around each costs more than the call. Whoever calls keeps the statement.
/// </summary>
internal static partial class SqliteColumns
{
    private const string Library = "e_sqlite3";

    /// <summary>The storage class of a cell.</summary>
    [SuppressGCTransition]
    [LibraryImport(Library, EntryPoint = "sqlite3_column_type")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    public static partial int Type(nint statement, int column);

    /// <summary>Number of bytes of a text or blob.</summary>
    [SuppressGCTransition]
    [LibraryImport(Library, EntryPoint = "sqlite3_column_bytes")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    public static partial int Length(nint statement, int column);

    /// <summary>A whole number.</summary>
    [SuppressGCTransition]
    [LibraryImport(Library, EntryPoint = "sqlite3_column_int64")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    public static partial long Integer(nint statement, int column);

    /// <summary>A floating-point number.</summary>
    [SuppressGCTransition]
    [LibraryImport(Library, EntryPoint = "sqlite3_column_double")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    public static partial double Real(nint statement, int column);

    /// <summary>The bytes of a text or blob as they are; valid until the next row.</summary>
    public static unsafe ReadOnlySpan<byte> Bytes(nint statement, int column)
    {
        void* first = Blob(statement, column);
        return new ReadOnlySpan<byte>(first, first is null ? 0 : Length(statement, column));
    }

    [SuppressGCTransition]
    [LibraryImport(Library, EntryPoint = "sqlite3_column_blob")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    private static unsafe partial void* Blob(nint statement, int column);
}

namespace Torghut.Platform.Embedded.Ledger;

/// <summary>The SQLite library refused something. The ledger's reader and writer turn it into a message for the user.</summary>
internal sealed class SqliteFailure : Exception
{
    private const int Full = 13;

    /// <summary>Makes the failure.</summary>
    /// <param name="code">The library's primary result code.</param>
    /// <param name="message">The library's message.</param>
    public SqliteFailure(int code, string message)
        : base(message) => Code = code;

    /// <summary>The library's primary result code.</summary>
    public int Code { get; }

    /// <summary>Whether the disk, or the user's share of it, is full.</summary>
    public bool IsDiskFull => Code == Full;
}

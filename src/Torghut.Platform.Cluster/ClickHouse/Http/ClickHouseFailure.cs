namespace Torghut.Platform.Cluster.ClickHouse.Http;

/// <summary>The server refused a request, or could not be asked. The message holds no secret.</summary>
internal sealed class ClickHouseFailure : Exception
{
    private const int Unavailable = 503;

    /// <summary>Codes of conditions that pass: too many queries, no free connection, memory, parts to merge, replicas and keeper away, timeouts.</summary>
    private static readonly HashSet<int> PassingCodes = [159, 160, 164, 202, 203, 209, 210, 241, 242, 252, 279, 285, 319, 999];

    /// <summary>Makes the failure.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="code">The server's own code, from <c>X-ClickHouse-Exception-Code</c>; 0 for none.</param>
    /// <param name="status">Status of the answer; 0 where there was none.</param>
    /// <param name="inner">The cause.</param>
    public ClickHouseFailure(string message, int code, int status, Exception? inner = null)
        : base(message, inner)
    {
        Code = code;
        Status = status;
    }

    /// <summary>The server's own code; 0 for none.</summary>
    public int Code { get; }

    /// <summary>Status of the answer; 0 where there was none.</summary>
    public int Status { get; }

    /// <summary>Whether the same request may work when it is sent again.</summary>
    public bool IsTransient => Status is 0 or 408 or 429 or 502 or Unavailable or 504
        || (Status == 500 && Code == 0)
        || PassingCodes.Contains(Code);
}

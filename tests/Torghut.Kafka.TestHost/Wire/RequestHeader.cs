namespace Torghut.Kafka.TestHost.Wire;

/// <summary>The head of a request.</summary>
/// <param name="Request">Kind, by the protocol's number.</param>
/// <param name="Version">Version of the kind.</param>
/// <param name="Correlation">Number that the answer repeats.</param>
/// <param name="Client">Client id.</param>
/// <param name="Bytes">Length of the head, without the tags of newer versions.</param>
internal readonly record struct RequestHeader(short Request, short Version, int Correlation, string Client, int Bytes)
{
    /// <summary>ListOffsets.</summary>
    public const short ListOffsets = 2;

    /// <summary>ApiVersions.</summary>
    public const short ApiVersions = 18;

    /// <summary>CreateTopics.</summary>
    public const short CreateTopics = 19;

    /// <summary>DeleteTopics.</summary>
    public const short DeleteTopics = 20;

    /// <summary>Reads it.</summary>
    public static RequestHeader Read(ReadOnlySpan<byte> frame)
    {
        var reader = new WireReader(frame);
        short request = reader.Int16();
        short version = reader.Int16();
        int correlation = reader.Int32();
        string client = reader.Text() ?? "";
        return new RequestHeader(request, version, correlation, client, reader.Position);
    }
}

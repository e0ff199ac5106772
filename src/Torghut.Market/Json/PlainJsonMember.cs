namespace Torghut.Market.Json;

/// <summary>Where a member of an object stands in the text.</summary>
public struct PlainJsonMember
{
    /// <summary>First byte of the name, behind its quote.</summary>
    public int NameStart;

    /// <summary>Bytes of the name.</summary>
    public int NameLength;

    /// <summary>Kind of the value.</summary>
    public PlainJsonKind Kind;

    /// <summary>First byte of the value; of text, behind its quote.</summary>
    public int ValueStart;

    /// <summary>Bytes of the value; of text, without quotes.</summary>
    public int ValueLength;

    /// <summary>The name.</summary>
    public readonly ReadOnlySpan<byte> Name(ReadOnlySpan<byte> json) => json.Slice(NameStart, NameLength);

    /// <summary>The value.</summary>
    public readonly ReadOnlySpan<byte> Value(ReadOnlySpan<byte> json) => json.Slice(ValueStart, ValueLength);
}

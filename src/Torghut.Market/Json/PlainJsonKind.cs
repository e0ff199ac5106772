namespace Torghut.Market.Json;

/// <summary>Kind of a value that <see cref="PlainJsonReader"/> read.</summary>
public enum PlainJsonKind : byte
{
    /// <summary>Text without escapes; the range is what stands between the quotes.</summary>
    Text,

    /// <summary>A number; the range is the number.</summary>
    Number,

    /// <summary><c>null</c>.</summary>
    Null,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>An array of plain scalars; the range is the array with its brackets.</summary>
    Array,

    /// <summary>The opening brace of an object.</summary>
    Object,
}

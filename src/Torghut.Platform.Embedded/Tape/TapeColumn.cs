using Apache.Arrow.Types;

namespace Torghut.Platform.Embedded.Tape;

/// <summary>One column of a tape file.</summary>
/// <param name="Name">Field name.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Unit">Unit, for the field's metadata; null where it has none.</param>
/// <param name="Meaning">What it means, for the field's metadata.</param>
internal sealed record TapeColumn(string Name, TapeColumnKind Kind, string? Unit, string Meaning)
{
    /// <summary>Bytes of a value.</summary>
    public int Width => Kind switch
    {
        TapeColumnKind.Int64 or TapeColumnKind.Time => sizeof(long),
        TapeColumnKind.Int32 => sizeof(int),
        TapeColumnKind.Symbol => sizeof(ushort),
        _ => sizeof(byte),
    };

    /// <summary>Type in the file.</summary>
    public IArrowType Type => Kind switch
    {
        TapeColumnKind.Int64 => Int64Type.Default,
        TapeColumnKind.Time => TapeFormat.TimeType,
        TapeColumnKind.Int32 => Int32Type.Default,
        TapeColumnKind.Symbol => TapeFormat.SymbolType,
        _ => UInt8Type.Default,
    };
}

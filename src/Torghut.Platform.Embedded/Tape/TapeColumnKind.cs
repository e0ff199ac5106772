namespace Torghut.Platform.Embedded.Tape;

/// <summary>What a column of a tape file holds.</summary>
internal enum TapeColumnKind
{
    /// <summary>64-bit integers.</summary>
    Int64,

    /// <summary>Instants in nanoseconds, UTC.</summary>
    Time,

    /// <summary>32-bit integers.</summary>
    Int32,

    /// <summary>Symbols: 16-bit ordinals into a dictionary of names.</summary>
    Symbol,

    /// <summary>Bit sets of 8 bits.</summary>
    Flags,
}

namespace Torghut.Platform.Embedded.Tape;

/// <summary>Consecutive entries of one stream, in memory or in the spill file.</summary>
/// <param name="Entries">The entries; null when they are in the spill file.</param>
/// <param name="SpillOffset">Where they begin in the spill file, bytes.</param>
/// <param name="Count">How many.</param>
internal readonly record struct TapeChunk(TapeEntry[]? Entries, long SpillOffset, int Count);

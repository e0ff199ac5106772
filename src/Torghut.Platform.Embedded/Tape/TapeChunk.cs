namespace Torghut.Platform.Embedded.Tape;

/// <summary>Consecutive sorted entries of one stream in a <see cref="TapeChunkStore"/>.</summary>
/// <param name="InMemory">Whether they are in memory; else they are in the spill file.</param>
/// <param name="Offset">Where they begin there, bytes.</param>
/// <param name="Count">How many.</param>
internal readonly record struct TapeChunk(bool InMemory, long Offset, int Count);

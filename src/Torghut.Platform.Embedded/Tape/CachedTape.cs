namespace Torghut.Platform.Embedded.Tape;

/// <summary>A folder of the tape cache.</summary>
/// <param name="Key">Cache key.</param>
/// <param name="Folder">Folder.</param>
/// <param name="Bytes">Length of its files.</param>
/// <param name="LastUsedUtc">When it was built or last opened by a run.</param>
/// <param name="Unfinished">Whether it is what a killed build left, or one that is being built.</param>
public sealed record CachedTape(string Key, string Folder, long Bytes, DateTime LastUsedUtc, bool Unfinished);

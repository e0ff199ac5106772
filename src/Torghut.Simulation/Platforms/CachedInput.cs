namespace Torghut.Simulation.Platforms;

/// <summary>A kept dump or tape.</summary>
/// <param name="Path">Its folder, absolute.</param>
/// <param name="Bytes">Size.</param>
/// <param name="LastUsedUtc">When it was made or used last.</param>
public sealed record CachedInput(string Path, long Bytes, DateTimeOffset LastUsedUtc);

namespace Torghut.Platform.Embedded.Sources;

/// <summary>For who does not want to be told.</summary>
public sealed class NoDecodeProgress : IDecodeProgress
{
    /// <inheritdoc/>
    public void Begin(long totalUnits)
    {
    }

    /// <inheritdoc/>
    public void Advance(long lines, long units, long eventTimeNs)
    {
    }
}

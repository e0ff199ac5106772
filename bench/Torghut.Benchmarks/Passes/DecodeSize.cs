using Torghut.Platform.Embedded.Sources;

namespace Torghut.Benchmarks.Passes;

/// <summary>Keeps the size that a source announces.</summary>
internal sealed class DecodeSize : IDecodeProgress
{
    /// <summary>Bytes of the input, as the source counts them.</summary>
    public long Units { get; private set; }

    /// <inheritdoc/>
    public void Begin(long totalUnits) => Units = totalUnits;

    /// <inheritdoc/>
    public void Advance(long lines, long units, long eventTimeNs)
    {
    }
}

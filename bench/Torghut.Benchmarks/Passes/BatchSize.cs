namespace Torghut.Benchmarks.Passes;

/// <summary>How a run cuts the tape.</summary>
internal static class BatchSize
{
    /// <summary>Events in a batch, as in an embedded run.</summary>
    public const int Events = 32_768;
}

namespace Torghut.Platform.Cluster.Workers.Analysis;

/// <summary>Counts of one group.</summary>
/// <param name="Records">Records read.</param>
/// <param name="Lag">Records still to come.</param>
/// <param name="Refused">Records against the contract of envelopes.</param>
/// <param name="Late">Events behind their watermark.</param>
/// <param name="WatermarkNs">Time before which all is analysed.</param>
/// <param name="IsDone">Whether the group is complete.</param>
internal sealed record GroupFigures(long Records, long Lag, long Refused, long Late, long WatermarkNs, bool IsDone)
{
    /// <summary>Before the first record.</summary>
    public static GroupFigures None { get; } = new(0, 0, 0, 0, long.MinValue, false);
}

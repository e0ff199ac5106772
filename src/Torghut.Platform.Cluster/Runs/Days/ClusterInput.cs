using Torghut.Simulation.Platforms;

namespace Torghut.Platform.Cluster.Runs.Days;

/// <summary>A day that is dumped and decoded.</summary>
internal sealed class ClusterInput : IPreparedInput
{
    private readonly IPreparedInput _tape;

    /// <summary>Takes over a tape.</summary>
    /// <param name="tape">The decoded day.</param>
    /// <param name="dump">The dump.</param>
    /// <param name="inspection">What was known before decoding.</param>
    public ClusterInput(IPreparedInput tape, DayDump dump, InputInspection inspection)
    {
        _tape = tape;
        Dump = dump;
        Summary = tape.Summary with { Inspection = inspection };
    }

    /// <summary>The dump that is replayed.</summary>
    public DayDump Dump { get; }

    /// <inheritdoc/>
    public InputSummary Summary { get; }

    /// <inheritdoc/>
    public bool Reused => _tape.Reused && Dump.Reused;

    /// <inheritdoc/>
    public string? RebuildReason => _tape.RebuildReason;

    /// <inheritdoc/>
    public void Dispose() => _tape.Dispose();
}

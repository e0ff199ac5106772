using Torghut.Simulation.Monitoring;

namespace Torghut.Simulation.Platforms;

/// <summary>Looks at a replay in which the trading system itself took part: when it has ended, nothing can follow.</summary>
/// <param name="replay">The replay.</param>
public sealed class EndedReplayProbe(ReplayResult replay) : ICompletionProbe
{
    /// <inheritdoc/>
    public Task<RunSnapshot> LookAsync(CancellationToken cancellationToken) => Task.FromResult(new RunSnapshot
    {
        Records = replay.Records,
        Signals = replay.Signals,
        Decisions = replay.Decisions,
        Executions = replay.Executions,
        TcaMetrics = replay.TcaMetrics,
        OrderEvents = replay.OrderEvents,
        LastSignal = replay.LastSignal,
        Cursor = replay.Cursor,
        IsFinal = true,
    });
}

namespace Torghut.Simulation.Documents;

/// <summary>What a run is expected to cost.</summary>
/// <param name="Events">Events to replay; at most so many before the input is dumped.</param>
/// <param name="ReplaySeconds">Wall time of the replay at the manifest's pace; null at full speed.</param>
/// <param name="TapeBytes">Bytes of the tape, roughly.</param>
public sealed record PlanEstimate(long Events, double? ReplaySeconds, long TapeBytes);

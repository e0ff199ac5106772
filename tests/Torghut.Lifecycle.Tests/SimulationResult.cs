namespace Torghut.Lifecycle.Tests;

/// <summary>What became of a seed's world.</summary>
/// <param name="Violations">What must never happen, and did; empty when all is well.</param>
/// <param name="TraceHash">Hash over all that happened.</param>
/// <param name="Calls">Calls that left the production code.</param>
/// <param name="Faults">What went wrong.</param>
/// <param name="Lines">What happened, where it was kept.</param>
internal sealed record SimulationResult(
    IReadOnlyList<string> Violations, ulong TraceHash, int Calls, FaultSelection Faults, IReadOnlyList<string> Lines)
{
    public bool IsGood => Violations.Count == 0;
}

using System.Text.Json;

namespace Torghut.Simulation.Monitoring;

/// <summary>What one look says of a run.</summary>
/// <param name="Complete">
/// Whether the cursor has reached the end: it is within one second of the earlier of last signal and window end. Where
/// nothing can follow any more, a run without input or without signals is complete too.
/// </param>
/// <param name="Class">How far the run is.</param>
/// <param name="Explanation">A sentence for people.</param>
public sealed record MonitorFinding(bool Complete, RunProgressClass Class, string Explanation)
{
    /// <summary>
    /// <c>success</c>, <c>input_absent</c>, <c>signals_absent</c>, <c>cursor_stalled</c>, <c>decisions_absent</c> or
    /// <c>executions_absent</c>.
    /// </summary>
    public string Classification => JsonNamingPolicy.SnakeCaseLower.ConvertName(Class.ToString());
}

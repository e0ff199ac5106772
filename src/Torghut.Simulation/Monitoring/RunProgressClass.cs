namespace Torghut.Simulation.Monitoring;

/// <summary>How far a run is, or the first thing in its way that is missing. Documents spell these in snake case.</summary>
public enum RunProgressClass
{
    /// <summary>Nothing was replayed.</summary>
    InputAbsent,

    /// <summary>Records were replayed, and led to no signal.</summary>
    SignalsAbsent,

    /// <summary>There are signals that the trader has not handled.</summary>
    CursorStalled,

    /// <summary>Every signal was handled; none led to a decision.</summary>
    DecisionsAbsent,

    /// <summary>There are decisions, and no execution.</summary>
    ExecutionsAbsent,

    /// <summary>Every signal was handled, with decisions and executions.</summary>
    Success,
}

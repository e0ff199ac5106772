using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Reports;

namespace Torghut.Simulation.Lifecycle;

/// <summary>What the phases of one attempt handed on.</summary>
internal sealed class AttemptResults
{
    /// <summary>Set by preflight.</summary>
    public IPreparedInput? Input { get; set; }

    /// <summary>The proof that nothing reverts the run's changes; set by prepare, null where nothing was switched.</summary>
    public AutomationProof? Automation { get; set; }

    /// <summary>Set by apply.</summary>
    public ReplayResult? Replay { get; set; }

    /// <summary>Set by report.</summary>
    public WrittenReport? Report { get; set; }
}

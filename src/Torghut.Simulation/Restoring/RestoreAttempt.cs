using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Obligations;

namespace Torghut.Simulation.Restoring;

/// <summary>How far the restoring of one thing is.</summary>
/// <param name="owed">What is owed.</param>
/// <param name="patience">How long it may take.</param>
internal sealed class RestoreAttempt(OutstandingObligation owed, Patience patience)
{
    /// <summary>What is owed.</summary>
    public OutstandingObligation Owed { get; } = owed;

    /// <summary>How long it may take.</summary>
    public Patience Patience { get; } = patience;

    /// <summary>The pledge.</summary>
    public Obligation Obligation => Owed.Obligation;

    /// <summary>The thing.</summary>
    public ThingId Thing { get; } = new(owed.Obligation.Kind, owed.Obligation.Target);

    /// <summary>What kept it from being back so far; for people.</summary>
    public string Problem { get; set; } = "nothing was tried";

    /// <summary>Whether this process has changed it back.</summary>
    public bool IsChangedByUs { get; set; }

    /// <summary>Whether its marks were taken off.</summary>
    public bool IsUnmarked { get; set; }

    /// <summary>Whether no change of the run can still be on its way.</summary>
    public bool IsSettled { get; set; } = owed.IsPerformed;

    /// <summary>Whether it must be read once more although the time may be over.</summary>
    public bool MustReadBack { get; set; }
}

namespace Torghut.Simulation.Lifecycle;

/// <summary>What a later attempt does with a phase of an earlier one.</summary>
public enum ResumeRule
{
    /// <summary>It runs from its beginning.</summary>
    StartsOver,

    /// <summary>What it left is kept when it is done; else it starts over, after what it changed was put back.</summary>
    KeptWhenDone,

    /// <summary>It goes on with what is left to do.</summary>
    GoesOn,
}

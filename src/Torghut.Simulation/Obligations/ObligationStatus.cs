namespace Torghut.Simulation.Obligations;

/// <summary>How far an obligation is.</summary>
public enum ObligationStatus
{
    /// <summary>On disk; the mutation may or may not have happened.</summary>
    Pledged,

    /// <summary>The mutation happened.</summary>
    Performed,

    /// <summary>Put back, and read back.</summary>
    Released,

    /// <summary>Could not be put back.</summary>
    Failed,

    /// <summary>Someone else changed the thing meanwhile; left alone.</summary>
    Drifted,
}

namespace Torghut.Simulation.Artifacts;

/// <summary>Whether a holder still runs.</summary>
public enum HolderLiveness
{
    /// <summary>It runs.</summary>
    Alive,

    /// <summary>It has ended.</summary>
    Dead,

    /// <summary>It is of another machine, or does not say enough of itself.</summary>
    Unknown,
}

namespace Torghut.Simulation.Obligations;

/// <summary>What a mutation is for.</summary>
public enum MutationPurpose
{
    /// <summary>Changes the thing for the run.</summary>
    Perform,

    /// <summary>Keeps what was performed, for example renews a lock.</summary>
    Keep,

    /// <summary>Puts the thing back.</summary>
    Restore,
}

namespace Torghut.Simulation.ControlPlane;

/// <summary>What performing an obligation came to, when it did not fail.</summary>
public enum PerformResult
{
    /// <summary>The change was made and read back.</summary>
    Performed,

    /// <summary>The thing was captured as intended: nothing to change, nothing owed.</summary>
    AlreadyThere,
}

namespace Torghut.Simulation.Manifest;

/// <summary>What Argo CD's automation becomes after the run.</summary>
public enum RestoreMode
{
    /// <summary><c>previous</c>: what it was.</summary>
    Previous,

    /// <summary><c>manual</c>, whatever it was.</summary>
    Manual,

    /// <summary><c>auto</c>, whatever it was.</summary>
    Auto,
}

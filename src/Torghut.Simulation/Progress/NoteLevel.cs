namespace Torghut.Simulation.Progress;

/// <summary>How much a note matters.</summary>
public enum NoteLevel
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Worth a look.</summary>
    Warning,

    /// <summary>Something failed.</summary>
    Error,
}

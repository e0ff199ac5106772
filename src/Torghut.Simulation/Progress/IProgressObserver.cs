namespace Torghut.Simulation.Progress;

/// <summary>Hears of progress and of things worth knowing.</summary>
public interface IProgressObserver
{
    /// <summary>Hears how far the current phase is; called often, must return at once.</summary>
    void Progressed(in ProgressSample sample);

    /// <summary>Hears something worth knowing.</summary>
    void Noted(NoteLevel level, string code, string message);
}

namespace Torghut.Simulation.Artifacts;

/// <summary>A held lock; disposing it lets go. Its file stays.</summary>
public interface IRunStorageLock : IDisposable
{
    /// <summary>Replaces the text in the lock's file, which only informs.</summary>
    void WriteText(string text);
}

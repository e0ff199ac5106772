using Torghut.Simulation.Obligations;

namespace Torghut.Simulation.ControlPlane;

/// <summary>
/// A copy of what a run owes, kept beside what it changes, so that the surface can be restored without the run's folder. It
/// is the run's own, gone when nothing is owed.
/// </summary>
public interface IJournalCopy
{
    /// <summary>
    /// Makes the copy say what is outstanding. Asked after a pledge is on disk and before its change is made, and after
    /// whatever became of it.
    /// </summary>
    /// <param name="outstanding">What is outstanding, the last pledged first. What the copy's reader could not restore is left out by the copy.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Reads]
    Task<JournalCopyResult> WriteAsync(IReadOnlyList<OutstandingObligation> outstanding, CancellationToken cancellationToken);
}

namespace Torghut.Simulation.ControlPlane;

/// <summary>What a run can change outside its artifacts, and how.</summary>
/// <param name="Things">The things.</param>
/// <param name="Automation">What would revert the run's changes; null on a platform without it.</param>
/// <param name="Surface">The lock of the surface; null where the run folder's lock is enough.</param>
public sealed record RunControl(IControlPlane Things, IAutomation? Automation, ISurfaceLock? Surface)
{
    /// <summary>A copy of what is owed, beside what is changed; null where the run's folder is enough.</summary>
    public IJournalCopy? Copy { get; init; }

    /// <summary>Who judges the run from outside; null for nobody.</summary>
    public IRunJudge? Judge { get; init; }

    /// <summary>Whether the run's report shows what was taken and given back: where it uses what belongs to others.</summary>
    public bool IsReported { get; init; }

    /// <summary>How long restoring one thing may take.</summary>
    public TimeSpan RestoreLimit { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>
    /// How long automation may take for one proof: it waits for reconciliations, each with a limit of its own, and this is
    /// above all of them together.
    /// </summary>
    public TimeSpan ProofLimit { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>How often it is looked whether what the run changed is still so.</summary>
    public TimeSpan WatchEvery { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long one call may take.</summary>
    public TimeSpan CallLimit { get; init; } = TimeSpan.FromSeconds(20);
}

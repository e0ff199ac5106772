namespace Torghut.Simulation.Restoring;

/// <summary>How long changing and restoring may take.</summary>
public sealed record RestoreLimits
{
    /// <summary>One thing, all its calls together; the settle time of the control plane comes on top.</summary>
    public TimeSpan PerThing { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>One call.</summary>
    public TimeSpan PerCall { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The pause before something is tried again; it doubles with each try.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest such pause.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(5);
}

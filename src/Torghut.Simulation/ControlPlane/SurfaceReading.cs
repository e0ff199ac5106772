using Torghut.Simulation.Artifacts;

namespace Torghut.Simulation.ControlPlane;

/// <summary>What reading a surface's lock gave.</summary>
public abstract record SurfaceReading
{
    private SurfaceReading()
    {
    }

    /// <summary>Nobody holds it.</summary>
    /// <param name="Version">Version of the record; null when there is none.</param>
    public sealed record Free(string? Version) : SurfaceReading;

    /// <summary>Somebody holds it, or held it when the process ended.</summary>
    /// <param name="Holder">Who.</param>
    /// <param name="Version">Changes with every renewal.</param>
    public sealed record Held(HolderIdentity Holder, string Version) : SurfaceReading;

    /// <summary>The run may not use the lock.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Refused(string Reason) : SurfaceReading;

    /// <summary>There was no answer.</summary>
    /// <param name="Reason">What happened instead.</param>
    public sealed record Indeterminate(string Reason) : SurfaceReading;
}

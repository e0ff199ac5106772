using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Restoring;

namespace Torghut.Simulation.Lifecycle;

/// <summary>What an attempt changes the world with, and what ends it.</summary>
/// <param name="Control">What the run can change.</param>
/// <param name="Limits">How long it may take.</param>
/// <param name="Surface">Holds the surface's lock; null where the run folder's lock is enough.</param>
/// <param name="Drift">Looks for changes by others.</param>
internal sealed record AttemptControl(RunControl Control, RestoreLimits Limits, SurfaceKeeper? Surface, DriftWatch Drift);

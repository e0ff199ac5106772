using Torghut.Simulation.Artifacts;

namespace Torghut.Lifecycle.Tests.World;

/// <summary>The record of the surface's lock, which everyone sees.</summary>
internal sealed class WorldSurface
{
    public HolderIdentity? Holder { get; private set; }

    public long Version { get; private set; }

    public void Put(HolderIdentity? holder)
    {
        Holder = holder;
        Version++;
    }
}

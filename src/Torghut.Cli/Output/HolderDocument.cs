using Torghut.Simulation.Artifacts;

namespace Torghut.Cli.Output;

/// <summary>The process that works on a run, or did when it ended without letting go.</summary>
/// <param name="Alive">Whether it still runs.</param>
/// <param name="Pid">Process id.</param>
/// <param name="Host">Machine.</param>
/// <param name="BootId">The machine's boot.</param>
/// <param name="Since">When it took the lock, UTC.</param>
public sealed record HolderDocument(bool Alive, int Pid, string Host, string BootId, DateTimeOffset Since)
{
    /// <summary>A holder as it is printed; null for none.</summary>
    public static HolderDocument? Of(HolderIdentity? holder, bool alive) =>
        holder is null ? null : new HolderDocument(alive, holder.Pid, holder.Host, holder.BootId, holder.Since);
}

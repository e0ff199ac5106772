using Torghut.Simulation.Artifacts;

namespace Torghut.Cli.Output;

/// <summary>A process that holds a run, or held it.</summary>
/// <param name="Pid">Process id.</param>
/// <param name="Host">Machine.</param>
/// <param name="BootId">The machine's boot.</param>
/// <param name="Since">When it took the lock, UTC.</param>
public sealed record HolderDocument(int Pid, string Host, string BootId, DateTimeOffset Since)
{
    /// <summary>A holder as it is printed; null for none.</summary>
    public static HolderDocument? Of(HolderIdentity? holder) =>
        holder is null ? null : new HolderDocument(holder.Pid, holder.Host, holder.BootId, holder.Since);
}

namespace Torghut.Simulation.Artifacts;

/// <summary>Judges whether a holder still runs, from what it said of itself.</summary>
public static class HolderJudge
{
    /// <summary>Judges from this process's machine.</summary>
    public static HolderLiveness Judge(HolderIdentity holder, HolderIdentity self) => Judge(holder, self, ProcessTable.StartTicks);

    /// <summary>Judges.</summary>
    /// <param name="holder">The holder.</param>
    /// <param name="self">Who asks.</param>
    /// <param name="startTicks">When a process of this machine was started, in ticks since boot; null when there is none.</param>
    public static HolderLiveness Judge(HolderIdentity holder, HolderIdentity self, Func<int, long?> startTicks)
    {
        ArgumentNullException.ThrowIfNull(holder);
        ArgumentNullException.ThrowIfNull(self);
        ArgumentNullException.ThrowIfNull(startTicks);
        if (holder.Host != self.Host)
        {
            return HolderLiveness.Unknown;
        }

        if (holder.BootId != self.BootId)
        {
            return HolderLiveness.Dead;
        }

        return startTicks(holder.Pid) is not long started ? HolderLiveness.Dead
            : holder.ProcessStartTicks == 0 ? HolderLiveness.Unknown
            : started == holder.ProcessStartTicks ? HolderLiveness.Alive
            : HolderLiveness.Dead;
    }
}

namespace Torghut.Lifecycle.Tests.Faults;

/// <summary>Faults at any call, by chance; some can be left out to find the fewest that matter.</summary>
internal sealed class SeededFaults(Draws draws, int perTenThousand, IReadOnlySet<int>? only) : IFaultPlan
{
    private static readonly Fault[] OnDisk =
    [
        Fault.ErrorBefore, Fault.ErrorAfter, Fault.KillBefore, Fault.KillAfter, Fault.PowerLossBefore, Fault.PowerLossAfter, Fault.Stop,
    ];

    private static readonly Fault[] OnReading =
    [
        Fault.ErrorBefore, Fault.ErrorBefore, Fault.Hang, Fault.KillBefore, Fault.PowerLossBefore, Fault.Stop,
    ];

    private static readonly Fault[] OnChange =
    [
        Fault.ErrorBefore, Fault.ErrorAfter, Fault.Hang, Fault.Late, Fault.Late, Fault.Conflict, Fault.KillBefore, Fault.KillAfter, Fault.KillLate,
        Fault.PowerLossBefore, Fault.PowerLossAfter, Fault.Stop,
    ];

    /// <summary>Calls that a fault hit, in order.</summary>
    public List<int> Hit { get; } = [];

    public Fault At(in OutsideCall call)
    {
        // Changes are where it matters most.
        int chance = call.IsChange ? perTenThousand * 6 : perTenThousand;
        if (!draws.OneIn(chance, "fault", call.Number) || (only is not null && !only.Contains(call.Number)))
        {
            return Fault.None;
        }

        Hit.Add(call.Number);
        Fault[] faults = call.IsDisk ? OnDisk : call.IsChange ? OnChange : OnReading;
        return faults[draws.Below(faults.Length, "which", call.Number)];
    }
}

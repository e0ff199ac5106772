using Torghut.Lifecycle.Tests.Faults;

namespace Torghut.Lifecycle.Tests.Clusters;

/// <summary>Faults of the API's calls, of the disk and of processes, by chance; some can be left out.</summary>
internal sealed class ClusterFaults(Draws draws, int perTenThousand, IReadOnlySet<int>? only) : IFaultPlan
{
    private static readonly Fault[] OnDisk =
    [
        Fault.ErrorBefore, Fault.ErrorAfter, Fault.KillBefore, Fault.KillAfter, Fault.PowerLossBefore, Fault.PowerLossAfter,
    ];

    private static readonly Fault[] OnReading =
    [
        Fault.ErrorBefore, Fault.ErrorBefore, Fault.Hang, Fault.Refused, Fault.KillBefore, Fault.PowerLossBefore,
    ];

    private static readonly Fault[] OnChange =
    [
        Fault.ErrorBefore, Fault.ErrorAfter, Fault.ErrorAfter, Fault.Hang, Fault.Late, Fault.Conflict, Fault.Conflict, Fault.Refused,
        Fault.KillBefore, Fault.KillAfter, Fault.KillAfter, Fault.KillLate, Fault.PowerLossAfter,
    ];

    /// <summary>Calls that a fault hit, in order.</summary>
    public List<int> Hit { get; } = [];

    public Fault At(in OutsideCall call)
    {
        // Changes are few among the readings of those who wait, and are where it matters.
        int chance = call.IsChange ? perTenThousand * 30 : call.IsDisk ? perTenThousand * 3 : perTenThousand;
        if (!draws.OneIn(chance, "fault", call.Number) || (only is not null && !only.Contains(call.Number)))
        {
            return Fault.None;
        }

        Hit.Add(call.Number);
        Fault[] faults = call.IsDisk ? OnDisk : call.IsChange ? OnChange : OnReading;
        return faults[draws.Below(faults.Length, "which", call.Number)];
    }
}

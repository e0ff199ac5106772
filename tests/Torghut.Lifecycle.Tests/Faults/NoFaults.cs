namespace Torghut.Lifecycle.Tests.Faults;

/// <summary>Nothing goes wrong.</summary>
internal sealed class NoFaults : IFaultPlan
{
    public Fault At(in OutsideCall call) => Fault.None;
}

namespace Torghut.Lifecycle.Tests.Faults;

/// <summary>Says what goes wrong, call by call.</summary>
internal interface IFaultPlan
{
    Fault At(in OutsideCall call);
}

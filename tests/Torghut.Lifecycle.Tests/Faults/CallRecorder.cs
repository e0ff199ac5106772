namespace Torghut.Lifecycle.Tests.Faults;

/// <summary>Nothing goes wrong, and every call is kept.</summary>
internal sealed class CallRecorder : IFaultPlan
{
    /// <summary>The calls, in order.</summary>
    public List<OutsideCall> Calls { get; } = [];

    public Fault At(in OutsideCall call)
    {
        Calls.Add(call);
        return Fault.None;
    }
}

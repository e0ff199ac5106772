namespace Torghut.Lifecycle.Tests.Faults;

/// <summary>One fault, at the n-th call that fits.</summary>
internal sealed class ScriptedFault(Fault fault, int occurrence, Func<OutsideCall, bool> fits) : IFaultPlan
{
    private int _seen;

    /// <summary>Whether the call came.</summary>
    public bool HasHit { get; private set; }

    public Fault At(in OutsideCall call)
    {
        if (HasHit || !fits(call) || ++_seen != occurrence)
        {
            return Fault.None;
        }

        HasHit = true;
        return fault;
    }
}

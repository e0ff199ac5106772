namespace Torghut.Lifecycle.Tests.Faults;

/// <summary>One call that leaves the production code.</summary>
/// <param name="Number">Number in the world's life, from 1.</param>
/// <param name="Pid">Process.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Target">What it is about.</param>
public readonly record struct OutsideCall(int Number, int Pid, CallKind Kind, string Target)
{
    /// <summary>Whether it is answered at once: calls of the disk.</summary>
    public bool IsDisk => Kind <= CallKind.WriteLockText;

    /// <summary>Whether it can change the world outside the disk.</summary>
    public bool IsChange => Kind is CallKind.MutateThing or CallKind.ChangeSurface;
}

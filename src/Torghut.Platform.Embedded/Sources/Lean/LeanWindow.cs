namespace Torghut.Platform.Embedded.Sources.Lean;

/// <summary>The half-open window in nanoseconds since the Unix epoch.</summary>
/// <param name="StartNs">First instant.</param>
/// <param name="EndNs">First instant after it.</param>
internal readonly record struct LeanWindow(long StartNs, long EndNs)
{
    /// <summary>Whether an instant lies in the window.</summary>
    public bool Contains(long timeNs) => timeNs >= StartNs && timeNs < EndNs;
}

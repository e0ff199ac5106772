namespace Torghut.Reporting.Evaluation;

/// <summary>A window of time, nanoseconds since the Unix epoch.</summary>
/// <param name="StartNs">First instant.</param>
/// <param name="EndNs">First instant after it.</param>
public readonly record struct ReviewWindow(long StartNs, long EndNs)
{
    /// <summary>Whether an instant lies in it.</summary>
    public bool Contains(long unixNs) => unixNs >= StartNs && unixNs < EndNs;
}

using Torghut.Market.Time;

namespace Torghut.Reporting.Page;

/// <summary>
/// A window in equal steps; step n is <c>(start + n·length, start + (n + 1)·length]</c>, as bars that are known by their
/// end, and the last one may be shorter.
/// </summary>
internal readonly record struct TimeGrid
{
    private static readonly int[] s_lengthsSeconds = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600];

    private TimeGrid(long startNs, long endNs, int stepSeconds)
    {
        StartNs = startNs;
        EndNs = endNs;
        StepSeconds = stepSeconds;
    }

    /// <summary>Start of the window, nanoseconds since the Unix epoch.</summary>
    public long StartNs { get; }

    /// <summary>End of the window, nanoseconds since the Unix epoch.</summary>
    public long EndNs { get; }

    /// <summary>Length of a step, seconds.</summary>
    public int StepSeconds { get; }

    /// <summary>Number of steps.</summary>
    public int Count => (int)((EndNs - StartNs + StepNs - 1) / StepNs);

    private long StepNs => StepSeconds * EventTime.NsPerSecond;

    /// <summary>The finest grid with no more steps than wanted; the coarsest there is if none is coarse enough.</summary>
    public static TimeGrid Fit(long startNs, long endNs, int mostSteps)
    {
        TimeGrid grid = default;
        foreach (int length in s_lengthsSeconds)
        {
            grid = new TimeGrid(startNs, endNs, length);
            if (grid.Count <= mostSteps)
            {
                break;
            }
        }

        return grid;
    }

    /// <summary>End of a step, nanoseconds since the Unix epoch.</summary>
    public long StepEndNs(int step) => Math.Min(StartNs + ((step + 1) * StepNs), EndNs);

    /// <summary>The step of a moment; below 0 or from <see cref="Count"/> on outside the window.</summary>
    public int StepOf(long timeNs) => (int)Math.Clamp(
        timeNs <= StartNs ? -1 : (timeNs - StartNs - 1) / StepNs, -1, Count);
}

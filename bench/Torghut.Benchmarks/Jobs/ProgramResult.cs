namespace Torghut.Benchmarks.Jobs;

/// <summary>What a start of another program cost.</summary>
/// <param name="ExitCode">How it ended.</param>
/// <param name="WallSeconds">From the start to the end of the process.</param>
/// <param name="CpuSeconds">Its processor time, user and system.</param>
/// <param name="PeakMemoryBytes">Its largest resident memory, as the kernel tells the parent.</param>
/// <param name="Output">What it wrote, both streams, where it did not end with 0.</param>
internal sealed record ProgramResult(int ExitCode, double WallSeconds, double CpuSeconds, long PeakMemoryBytes, string Output);

namespace Torghut.Benchmarks.Measurements;

/// <summary>The cost of one pass.</summary>
/// <param name="WallSeconds">From its start to its end.</param>
/// <param name="CpuSeconds">Processor time of the whole process meanwhile, user and system.</param>
/// <param name="AllocatedBytes">Managed memory allocated meanwhile, by all threads; -1 where another program was measured.</param>
/// <param name="CompileSeconds">Time that the runtime spent compiling meanwhile, on all threads; part of the processor time.</param>
/// <param name="CollectSeconds">Time during which the garbage collector held all threads.</param>
internal readonly record struct PassSample(
    double WallSeconds, double CpuSeconds, long AllocatedBytes = -1, double CompileSeconds = 0, double CollectSeconds = 0);

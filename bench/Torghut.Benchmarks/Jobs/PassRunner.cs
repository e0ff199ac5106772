using System.Diagnostics;
using System.Runtime;
using Torghut.Benchmarks.Measurements;
using Torghut.Benchmarks.Passes;

namespace Torghut.Benchmarks.Jobs;

/// <summary>Measures one benchmark in this process.</summary>
internal static class PassRunner
{
    /// <summary>A warm process has compiled its hot paths in their last form: the runtime does so in the background.</summary>
    private const double WarmUpSeconds = 3;
    private const int FewestWarmUps = 3;

    /// <summary>Short passes are repeated this long, so that their median is steady.</summary>
    private const double HotSeconds = 2;
    private const int MostPasses = 60;

    /// <summary>Runs the job's passes, then takes the peak memory, then measures the limit.</summary>
    public static PassResult Run(PassJob job)
    {
        using var context = new PassContext(job.Day, job.SharedFolder);
        using IPass pass = PassCatalog.Get(job.Benchmark).Make(context);
        List<PassSample> samples = [];
        if (job.Hot)
        {
            WarmUp(pass);
        }

        PassCounts counts;
        double total = 0;
        do
        {
            (PassSample sample, counts) = Measure(pass);
            samples.Add(sample);
            total += sample.WallSeconds;
        }
        while (job.Hot && (samples.Count < job.Passes || (total < HotSeconds && samples.Count < MostPasses)));

        long peak = ProcessMemory.PeakBytes();
        return new PassResult
        {
            Counts = counts,
            Samples = samples,
            PeakMemoryBytes = peak,
            LimitPerSecond = SpeedLimit.Measure(context.Tape.Tape),
        };
    }

    private static void WarmUp(IPass pass)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < FewestWarmUps || Stopwatch.GetElapsedTime(start).TotalSeconds < WarmUpSeconds; i++)
        {
            pass.Prepare();
            _ = pass.Run();
        }
    }

    private static (PassSample Sample, PassCounts Counts) Measure(IPass pass)
    {
        pass.Prepare();
        GC.Collect();
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        TimeSpan compiled = JitInfo.GetCompilationTime();
        TimeSpan paused = GC.GetTotalPauseDuration();
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        PassCounts counts = pass.Run();
        double wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
        cpu = Environment.CpuUsage.TotalTime - cpu;
        var sample = new PassSample(
            wall,
            cpu.TotalSeconds,
            GC.GetTotalAllocatedBytes(precise: true) - allocated,
            (JitInfo.GetCompilationTime() - compiled).TotalSeconds,
            (GC.GetTotalPauseDuration() - paused).TotalSeconds);
        return (sample, counts);
    }
}

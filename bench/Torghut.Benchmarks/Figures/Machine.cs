using System.Globalization;
using System.Runtime.InteropServices;

namespace Torghut.Benchmarks.Figures;

/// <summary>What the figures were taken on.</summary>
internal static class Machine
{
    /// <summary>Processors, memory, operating system and runtime.</summary>
    public static string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} x {Processor()}, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}");

    /// <summary>Load averages of 1, 5 and 15 minutes.</summary>
    public static string Load() => string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3));

    private static string Processor() => File.ReadLines("/proc/cpuinfo")
        .Where(line => line.StartsWith("model name", StringComparison.Ordinal))
        .Select(line => line.Split(':', 2)[1].Trim())
        .FirstOrDefault("processor");
}

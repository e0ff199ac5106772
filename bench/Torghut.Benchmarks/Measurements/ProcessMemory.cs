using System.Globalization;

namespace Torghut.Benchmarks.Measurements;

/// <summary>Memory of this process as the kernel counts it.</summary>
internal static class ProcessMemory
{
    private const string Peak = "VmHWM:";

    /// <summary>Largest resident memory so far, bytes.</summary>
    public static long PeakBytes()
    {
        string line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(Peak, StringComparison.Ordinal));
        return long.Parse(line.AsSpan(Peak.Length).Trim().TrimEnd("kB").Trim(), CultureInfo.InvariantCulture) * 1024;
    }
}

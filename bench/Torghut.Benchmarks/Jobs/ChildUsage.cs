using System.Runtime.InteropServices;

namespace Torghut.Benchmarks.Jobs;

/// <summary>What the kernel counted for the children of this process that have ended.</summary>
/// <param name="CpuSeconds">Processor time of all, user and system.</param>
/// <param name="PeakMemoryBytes">Largest resident memory of one of them.</param>
internal readonly partial record struct ChildUsage(double CpuSeconds, long PeakMemoryBytes)
{
    private const int Children = -1;
    private const int SecondsOfUser = 0;
    private const int MicrosecondsOfUser = 1;
    private const int SecondsOfSystem = 2;
    private const int MicrosecondsOfSystem = 3;
    private const int MaxResidentKib = 4;

    /// <summary><c>struct rusage</c> on 64-bit Linux: two times of two longs each, then 14 longs.</summary>
    private const int Longs = 18;

    /// <summary>Reads it.</summary>
    public static ChildUsage Read()
    {
        Span<long> usage = stackalloc long[Longs];
        if (GetResourceUsage(Children, ref MemoryMarshal.GetReference(usage)) != 0)
        {
            throw new InvalidOperationException($"getrusage failed with error {Marshal.GetLastPInvokeError()}.");
        }

        double cpu = usage[SecondsOfUser] + usage[SecondsOfSystem] + ((usage[MicrosecondsOfUser] + usage[MicrosecondsOfSystem]) / 1e6);
        return new ChildUsage(cpu, usage[MaxResidentKib] * 1024);
    }

    [LibraryImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int GetResourceUsage(int who, ref long usage);
}

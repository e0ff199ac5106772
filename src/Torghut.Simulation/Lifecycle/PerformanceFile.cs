using System.Diagnostics;
using System.Text.Json;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Documents;

namespace Torghut.Simulation.Lifecycle;

/// <summary>Writes <c>performance.json</c>.</summary>
internal static class PerformanceFile
{
    /// <summary>Writes what was measured so far.</summary>
    public static void Write(RunFolder folder, PhaseClock clock, AttemptResults results)
    {
        using Process process = Process.GetCurrentProcess();
        var document = new PerformanceDocument
        {
            PhaseSeconds = clock.Seconds
                .GroupBy(lap => lap.Key)
                .ToDictionary(phase => phase.Key, phase => Math.Round(phase.Sum(lap => lap.Value), 6)),
            TotalSeconds = Math.Round(clock.TotalSeconds, 6),
            CpuSeconds = process.TotalProcessorTime.TotalSeconds,
            PeakMemoryBytes = process.PeakWorkingSet64,
            TapeReused = results.Input?.Reused,
            Events = results.Replay?.Records,
            EventsPerSecond = results.Replay is null || results.Replay.Elapsed == TimeSpan.Zero ? null : Math.Round(results.Replay.Records / results.Replay.Elapsed.TotalSeconds),
            InputBytes = results.Input?.Summary.Inspection.Files.Sum(file => file.Bytes),
        };
        AtomicFile.Replace(
            folder.Storage, folder.Performance, stream => JsonSerializer.Serialize(stream, document, DocumentsJson.Default.PerformanceDocument));
    }
}

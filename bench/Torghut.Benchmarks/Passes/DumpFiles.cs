using Torghut.Benchmarks.Days;
using Torghut.Platform.Embedded.Sources;
using Torghut.Platform.Embedded.Sources.Dump;
using Torghut.Simulation.Dumps;

namespace Torghut.Benchmarks.Passes;

/// <summary>The day as a dump file, recorded by the first process that asks for it.</summary>
internal static class DumpFiles
{
    /// <summary>The source of the day's dump.</summary>
    public static IMarketSource Source(PassContext context, DumpCompression compression)
    {
        string path = Path.Combine(context.SharedFolder, DumpWriter.FileName(compression));
        if (!File.Exists(path))
        {
            DumpRecorder.Record(
                DayInput.Source(context.Day),
                DayInput.Request(context.Definition, context.Day),
                path,
                compression,
                CancellationToken.None);
        }

        return new DumpSource(path);
    }
}

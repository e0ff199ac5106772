using System.Diagnostics;
using System.Text;

namespace Torghut.Benchmarks.Jobs;

/// <summary>Starts another program once and measures it from outside. This process starts nothing else, so what the kernel counts for its children is that program's.</summary>
internal static class ProgramRunner
{
    /// <summary>Runs the program to its end.</summary>
    public static ProgramResult Run(ProgramJob job)
    {
        var start = new ProcessStartInfo(job.Program)
        {
            UseShellExecute = false,
            WorkingDirectory = job.WorkingFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in job.Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach ((string name, string value) in job.Environment)
        {
            start.Environment[name] = value;
        }

        var output = new StringBuilder();
        void Keep(object sender, DataReceivedEventArgs e)
        {
            lock (output)
            {
                output.AppendLine(e.Data);
            }
        }

        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        long begin = Stopwatch.GetTimestamp();
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        double wall = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        ChildUsage usage = ChildUsage.Read();
        return new ProgramResult(process.ExitCode, wall, usage.CpuSeconds, usage.PeakMemoryBytes, process.ExitCode == 0 ? string.Empty : output.ToString());
    }
}

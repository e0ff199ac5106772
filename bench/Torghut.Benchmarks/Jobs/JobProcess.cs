using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Torghut.Benchmarks.Jobs;

/// <summary>Starts this program again for one job, so that no job inherits compiled code or memory of another.</summary>
internal static class JobProcess
{
    /// <summary>First argument of such a start; the second is the job's file.</summary>
    public const string PassArgument = "--pass-job";

    /// <summary>First argument of a start that measures another program.</summary>
    public const string ProgramArgument = "--program-job";

    /// <summary>Measures a benchmark in a new process.</summary>
    public static Measurements.PassResult Run(PassJob job) =>
        Run(PassArgument, job, JobJson.Default.PassJob, job.ResultFile, JobJson.Default.PassResult);

    /// <summary>Measures another program from a new process.</summary>
    public static ProgramResult Run(ProgramJob job) =>
        Run(ProgramArgument, job, JobJson.Default.ProgramJob, job.ResultFile, JobJson.Default.ProgramResult);

    private static TResult Run<TJob, TResult>(
        string argument, TJob job, JsonTypeInfo<TJob> jobType, string resultFile, JsonTypeInfo<TResult> resultType)
    {
        string jobFile = resultFile + ".job";
        File.WriteAllText(jobFile, JsonSerializer.Serialize(job, jobType));
        File.Delete(resultFile);
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false };
        start.ArgumentList.Add(argument);
        start.ArgumentList.Add(jobFile);
        using Process process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new BenchmarkException($"{Path.GetFileName(resultFile)}: a process ended with code {process.ExitCode}; what it said is above.");
        }

        TResult result = JsonSerializer.Deserialize(File.ReadAllText(resultFile), resultType)!;
        File.Delete(jobFile);
        File.Delete(resultFile);
        return result;
    }
}

using System.Diagnostics;

namespace Torghut.Platform.Cluster.Tests.Runs.Support;

/// <summary>The program, as users start it.</summary>
internal static class ClusterProgram
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    /// <summary>Starts it.</summary>
    /// <param name="folder">Working folder.</param>
    /// <param name="arguments">Its arguments.</param>
    public static ProcessStartInfo Prepare(string folder, params string[] arguments) =>
        new(Path.Combine(AppContext.BaseDirectory, "torghut-sim"), arguments) { WorkingDirectory = folder };

    /// <summary>Runs it to its end.</summary>
    /// <param name="folder">Working folder.</param>
    /// <param name="arguments">Its arguments.</param>
    public static ProgramResult Run(string folder, params string[] arguments) => Run(Prepare(folder, arguments));

    /// <summary>Runs it to its end.</summary>
    public static ProgramResult Run(ProcessStartInfo start)
    {
        using RunningProgram program = RunningProgram.Start(start);
        return program.Wait(Limit);
    }
}

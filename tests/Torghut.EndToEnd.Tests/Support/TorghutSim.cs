using System.Diagnostics;

namespace Torghut.EndToEnd.Tests.Support;

/// <summary>Runs the program as a process, as a user does.</summary>
public sealed class TorghutSim
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly string _workingFolder;

    public TorghutSim(string workingFolder) => _workingFolder = workingFolder;

    /// <summary>Variables added to the environment.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    public CliResult Run(params string[] arguments)
    {
        using Process process = Start(arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{string.Join(' ', arguments)} did not end within {Limit}.");
        }

        return new CliResult(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo
        {
            FileName = Path.Combine(AppContext.BaseDirectory, "torghut-sim"),
            WorkingDirectory = _workingFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach ((string name, string value) in Environment)
        {
            start.Environment[name] = value;
        }

        Process process = Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
        process.StandardInput.Close();
        return process;
    }
}

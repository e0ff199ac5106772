using System.Diagnostics;

namespace Torghut.EndToEnd.Tests.Scripts;

/// <summary>A script that was started.</summary>
internal sealed class RunningScript
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    /// <summary>Reads both streams while the process runs.</summary>
    public RunningScript(Process process)
    {
        _process = process;
        _process.StandardInput.Close();
        _output = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Waits for the end.</summary>
    public ScriptResult Result()
    {
        using (_process)
        {
            _process.WaitForExit();
            return new ScriptResult(_process.ExitCode, _output.GetAwaiter().GetResult(), _error.GetAwaiter().GetResult());
        }
    }
}

using System.Diagnostics;
using System.Text;

namespace Torghut.Platform.Cluster.Tests.Runs.Support;

/// <summary>A program that is running.</summary>
internal sealed class RunningProgram : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();

    private RunningProgram(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(_output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(_errors, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public bool HasEnded => _process.HasExited;

    /// <summary>What it has written for people so far.</summary>
    public string Errors
    {
        get
        {
            lock (_errors)
            {
                return _errors.ToString();
            }
        }
    }

    public static RunningProgram Start(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.RedirectStandardInput = true;
        Process process = Process.Start(start)!;
        process.StandardInput.Close();
        return new RunningProgram(process);
    }

    public ProgramResult Wait(TimeSpan limit)
    {
        if (!_process.WaitForExit(limit))
        {
            _process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The program did not end within {limit}: {Errors}");
        }

        _process.WaitForExit();
        lock (_output)
        {
            return new ProgramResult(_process.ExitCode, _output.ToString(), Errors);
        }
    }

    /// <summary>Waits until something is so while the program runs.</summary>
    public void Until(Func<bool> isSo, TimeSpan limit)
    {
        var watch = Stopwatch.StartNew();
        while (!isSo())
        {
            Assert.False(_process.HasExited, $"The program ended with {(_process.HasExited ? _process.ExitCode : 0)}: {Errors}");
            Assert.True(watch.Elapsed < limit, $"Not within {limit}: {Errors}");
            Thread.Sleep(100);
        }
    }

    /// <summary>Asks it to end, as a cluster does, and waits until it has.</summary>
    public void Terminate(TimeSpan limit)
    {
        if (!_process.HasExited)
        {
            using Process kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
            kill.WaitForExit();
            Assert.True(_process.WaitForExit(limit), $"The program did not end within {limit}: {Errors}");
        }
    }

    /// <summary>Kills it with SIGKILL, which no program can answer.</summary>
    public void Kill()
    {
        _process.Kill();
        Assert.True(_process.WaitForExit(TimeSpan.FromSeconds(30)));
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private static void Keep(StringBuilder text, string? line)
    {
        lock (text)
        {
            text.AppendLine(line);
        }
    }
}

using System.Diagnostics;
using Torghut.EndToEnd.Tests.Support;

namespace Torghut.EndToEnd.Tests.Durability;

/// <summary>Starts a run and kills it with SIGKILL, which no program can answer.</summary>
internal sealed class KilledRun : IDisposable
{
    private readonly Process _process;
    private readonly List<string> _transitions = [];
    private readonly ManualResetEventSlim _changed = new();
    private readonly long _start = Stopwatch.GetTimestamp();

    private KilledRun(Process process)
    {
        _process = process;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>The last transition seen, shortened; empty before the first.</summary>
    public string LastTransition
    {
        get
        {
            lock (_transitions)
            {
                return _transitions.Count == 0 ? string.Empty : Shorten(_transitions[^1]);
            }
        }
    }

    public static KilledRun Start(string workingFolder, string[] command) => new(new TorghutSim(workingFolder).Start(command));

    /// <summary>Kills the process at the point.</summary>
    /// <returns>Whether it was still alive.</returns>
    public bool KillAt(KillPoint point, TimeSpan undisturbed)
    {
        if (point.Line is int line)
        {
            WaitForTransitions(line);
        }
        else
        {
            TimeSpan left = (undisturbed * point.Fraction!.Value) - Stopwatch.GetElapsedTime(_start);
            _process.WaitForExit(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        }

        bool alive = !_process.HasExited;
        _process.Kill();
        Assert.True(_process.WaitForExit(TimeSpan.FromSeconds(30)));
        return alive && _process.ExitCode == 128 + 9;
    }

    public void Dispose()
    {
        _process.Dispose();
        _changed.Dispose();
    }

    private static string Shorten(string line)
    {
        int phase = line.IndexOf("\"phase\":\"", StringComparison.Ordinal) + 9;
        return line[phase..line.IndexOf('"', phase)];
    }

    private void Take(string? line)
    {
        if (line is not null && line.StartsWith("RUN_STATE ", StringComparison.Ordinal))
        {
            lock (_transitions)
            {
                _transitions.Add(line);
                _changed.Set();
            }
        }
    }

    private void WaitForTransitions(int count)
    {
        long start = Stopwatch.GetTimestamp();
        while (!_process.HasExited && Stopwatch.GetElapsedTime(start) < TimeSpan.FromMinutes(2))
        {
            lock (_transitions)
            {
                if (_transitions.Count >= count)
                {
                    return;
                }

                _changed.Reset();
            }

            _changed.Wait(50);
        }
    }
}

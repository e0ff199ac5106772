using System.Diagnostics;

namespace Torghut.Kafka.Benchmarks;

/// <summary>The brokers that are measured against: the tests' host, without its front, so that both clients talk to the same thing.</summary>
internal sealed class Brokers : IDisposable
{
    private readonly Process _process;

    /// <summary>Starts them.</summary>
    public Brokers(string program)
    {
        _process = Process.Start(new ProcessStartInfo(program, ["--brokers", "1", "--direct"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        Servers = _process.StandardOutput.ReadLine()!["ready ".Length..];
    }

    /// <summary>Where clients connect.</summary>
    public string Servers { get; }

    /// <summary>Executes a command of the host.</summary>
    public void Do(string command)
    {
        _process.StandardInput.WriteLine(command);
        _process.StandardInput.Flush();
        string? answer = _process.StandardOutput.ReadLine();
        if (answer?.StartsWith("ok", StringComparison.Ordinal) != true)
        {
            throw new InvalidOperationException($"{command}: {answer}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}

using System.Runtime.InteropServices;
using Torghut.Simulation.Errors;

namespace Torghut.Cli.Boundary;

/// <summary>
/// Turns SIGHUP, SIGINT and SIGTERM into cancellation, so that the run unwinds in order. A second signal ends the
/// process at once, after saying what would be left.
/// </summary>
public sealed class SignalMonitor : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private readonly TextWriter _error;
    private int _received;

    /// <summary>Begins to listen.</summary>
    /// <param name="error">Where to tell the user.</param>
    public SignalMonitor(TextWriter error)
    {
        _error = error;
        foreach (PosixSignal signal in (ReadOnlySpan<PosixSignal>)[PosixSignal.SIGHUP, PosixSignal.SIGINT, PosixSignal.SIGTERM])
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, OnSignal));
        }
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _cancellation.Token;

    /// <summary>The exit code of the first signal; null while there was none.</summary>
    public ExitCode? Received => Volatile.Read(ref _received) is var code and not 0 ? (ExitCode)code : null;

    /// <summary>What is outstanding, asked by a second signal: lines for the user; empty when everything is back.</summary>
    public Func<IReadOnlyList<string>> Outstanding { get; set; } = static () => [];

    /// <inheritdoc/>
    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _cancellation.Dispose();
    }

    private static ExitCode CodeOf(PosixSignal signal) => signal switch
    {
        PosixSignal.SIGHUP => ExitCode.HangUp,
        PosixSignal.SIGINT => ExitCode.Interrupted,
        _ => ExitCode.Terminated,
    };

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        ExitCode code = CodeOf(context.Signal);
        if (Interlocked.CompareExchange(ref _received, (int)code, 0) == 0)
        {
            _error.WriteLine("Interrupted: stopping and putting everything back. A second signal stops at once.");
            _cancellation.Cancel();
            return;
        }

        IReadOnlyList<string> left = Outstanding();
        foreach (string line in left)
        {
            _error.WriteLine(line);
        }

        Environment.Exit((int)(left.Count == 0 ? code : ExitCode.RestoreRequired));
    }
}

using Torghut.Simulation.Lifecycle;
using Torghut.Simulation.Progress;

namespace Torghut.Cli.Terminal;

/// <summary>A run's console: hears of the run and shows it until it is disposed.</summary>
public abstract class RunConsole : IRunObserver, IDisposable
{
    /// <summary>The console that fits: none when quiet, live on a terminal, lines elsewhere.</summary>
    public static RunConsole Open(bool quiet, TextWriter error)
    {
        if (quiet)
        {
            return new QuietConsole(error);
        }

        return Console.IsErrorRedirected || Environment.GetEnvironmentVariable("TERM") is null or "dumb"
            ? new PlainConsole(error)
            : new LiveConsole(error);
    }

    /// <inheritdoc/>
    public abstract void StateChanged(RunState state);

    /// <inheritdoc/>
    public abstract void Progressed(in ProgressSample sample);

    /// <inheritdoc/>
    public abstract void Noted(NoteLevel level, string code, string message);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Stops showing.</summary>
    protected abstract void Dispose(bool disposing);

    /// <summary>A note as a line.</summary>
    protected static string Line(NoteLevel level, string code, string message) => level switch
    {
        NoteLevel.Info => $"{code}: {message}",
        NoteLevel.Warning => $"warning: {code}: {message}",
        _ => $"error: {code}: {message}",
    };
}

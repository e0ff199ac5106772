using Torghut.Simulation.Progress;

namespace Torghut.Platform.Cluster.Runs.Servers;

/// <summary>Nobody hears: for looks whose result says all that is to be said.</summary>
internal sealed class QuietProgress : IProgressObserver
{
    /// <summary>The one there is.</summary>
    public static readonly QuietProgress Instance = new();

    private QuietProgress()
    {
    }

    /// <inheritdoc/>
    public void Progressed(in ProgressSample sample)
    {
    }

    /// <inheritdoc/>
    public void Noted(NoteLevel level, string code, string message)
    {
    }
}

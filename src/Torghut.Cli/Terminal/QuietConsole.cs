using Torghut.Simulation.Lifecycle;
using Torghut.Simulation.Progress;

namespace Torghut.Cli.Terminal;

/// <summary>Shows nothing but warnings and errors.</summary>
public sealed class QuietConsole(TextWriter error) : RunConsole
{
    /// <inheritdoc/>
    public override void StateChanged(RunState state)
    {
    }

    /// <inheritdoc/>
    public override void Progressed(in ProgressSample sample)
    {
    }

    /// <inheritdoc/>
    public override void Noted(NoteLevel level, string code, string message)
    {
        if (level != NoteLevel.Info)
        {
            error.WriteLine(Line(level, code, message));
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
    }
}

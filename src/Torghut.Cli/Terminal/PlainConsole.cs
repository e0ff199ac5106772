using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Torghut.Simulation.Lifecycle;
using Torghut.Simulation.Progress;

namespace Torghut.Cli.Terminal;

/// <summary>One line per transition (<c>RUN_STATE {json}</c>) and one per heartbeat, for logs.</summary>
public sealed class PlainConsole : RunConsole
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(5);

    private readonly TextWriter _error;
    private readonly ProgressTracker _tracker = new();
    private readonly Timer _timer;

    /// <summary>Begins to show.</summary>
    public PlainConsole(TextWriter error)
    {
        _error = error;
        _timer = new Timer(_ => Beat(), null, Heartbeat, Heartbeat);
    }

    /// <inheritdoc/>
    public override void StateChanged(RunState state)
    {
        _tracker.Take(state);
        _error.WriteLine("RUN_STATE " + JsonSerializer.Serialize(state, CompactRunState.TypeInfo));
    }

    /// <inheritdoc/>
    public override void Progressed(in ProgressSample sample) => _tracker.Take(sample);

    /// <inheritdoc/>
    public override void Noted(NoteLevel level, string code, string message) => _error.WriteLine(Line(level, code, message));

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _timer.Dispose();
        }
    }

    private void Beat()
    {
        if (_tracker.Describe() is string line)
        {
            _error.WriteLine(line);
        }
    }

    private static class CompactRunState
    {
        public static JsonTypeInfo<RunState> TypeInfo { get; } =
            new LifecycleJson(new JsonSerializerOptions(LifecycleJson.Default.Options) { WriteIndented = false }).RunState;
    }
}

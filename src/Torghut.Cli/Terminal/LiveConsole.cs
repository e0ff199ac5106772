using Spectre.Console;
using Torghut.Simulation.Lifecycle;
using Torghut.Simulation.Progress;

namespace Torghut.Cli.Terminal;

/// <summary>A live picture of the phases on a terminal.</summary>
public sealed class LiveConsole : RunConsole
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(120);

    private readonly IAnsiConsole _console;
    private readonly ProgressTracker _tracker = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _drawing;

    /// <summary>Begins to draw.</summary>
    public LiveConsole(TextWriter error)
    {
        _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) });
        _drawing = Task.Run(DrawAsync);
    }

    /// <inheritdoc/>
    public override void StateChanged(RunState state) => _tracker.Take(state);

    /// <inheritdoc/>
    public override void Progressed(in ProgressSample sample) => _tracker.Take(sample);

    /// <inheritdoc/>
    public override void Noted(NoteLevel level, string code, string message)
    {
        string style = level switch { NoteLevel.Info => "grey", NoteLevel.Warning => "yellow", _ => "red" };
        _console.MarkupLineInterpolated($"[{style}]{Line(level, code, message)}[/]");
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stop.Cancel();
            _drawing.GetAwaiter().GetResult();
            _stop.Dispose();
        }
    }

    private static (string Symbol, string Style) Mark(PhaseStatus status) => status switch
    {
        PhaseStatus.Ok => ("done", "green"),
        PhaseStatus.Running => ("running", "aqua"),
        PhaseStatus.Error => ("failed", "red"),
        PhaseStatus.Skipped => ("skipped", "grey"),
        _ => ("", "grey"),
    };

    private async Task DrawAsync()
    {
        await _console.Live(Draw()).StartAsync(async context =>
        {
            while (!_stop.IsCancellationRequested)
            {
                context.UpdateTarget(Draw());
                await Task.Delay(Refresh, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            context.UpdateTarget(Draw());
        }).ConfigureAwait(false);
    }

    private Table Draw()
    {
        Table table = new Table().Border(TableBorder.None).HideHeaders().AddColumns("phase", "status", "detail");
        RunState? state = _tracker.State;
        if (state is null)
        {
            return table.AddRow("preflight", "running", _tracker.Describe() ?? string.Empty);
        }

        foreach (PhaseState phase in state.Phases)
        {
            (string symbol, string style) = Mark(phase.Status);
            string detail = phase.Status == PhaseStatus.Running ? _tracker.Describe() ?? string.Empty : phase.Error ?? phase.Detail ?? string.Empty;
            table.AddRow(
                new Text(LifecycleNames.Of(phase.Phase)),
                new Text(symbol, Style.Parse(style)),
                new Text(detail));
        }

        return table;
    }
}

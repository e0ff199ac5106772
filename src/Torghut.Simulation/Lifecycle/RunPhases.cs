using System.Globalization;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Documents;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Monitoring;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Reports;

namespace Torghut.Simulation.Lifecycle;

/// <summary>The phases of one attempt, in order, with what they hand to each other.</summary>
internal sealed class RunPhases : IDisposable
{
    private readonly PhaseContext _context;
    private readonly PhaseRunner _runner;
    private readonly Continuation _continuation;
    private readonly UnwindPhases _unwind;
    private IReviewer? _reviewer;

    /// <summary>Makes the attempt.</summary>
    public RunPhases(PhaseContext context, PhaseRunner runner, UnwindPhases unwind, Continuation continuation)
    {
        _context = context;
        _runner = runner;
        _unwind = unwind;
        _continuation = continuation;
    }

    /// <summary>What the phases handed on.</summary>
    public AttemptResults Results { get; } = new();

    private ReplayMarkerDocument? Kept => _continuation.Kept;

    /// <summary>Runs the phases that go forward, until one fails.</summary>
    public async Task ForwardAsync(CancellationToken cancellationToken)
    {
        _ = await _runner.ForwardAsync(RunPhase.Preflight, PreflightAsync, cancellationToken).ConfigureAwait(false)
            && await _runner.ForwardAsync(RunPhase.ArgocdPrepare, PrepareAsync, cancellationToken).ConfigureAwait(false)
            && await _runner.ForwardAsync(RunPhase.Apply, ApplyAsync, cancellationToken).ConfigureAwait(false)
            && (!_context.Settings.WholeLifecycle
                || (await _runner.ForwardAsync(RunPhase.Monitor, MonitorAsync, cancellationToken).ConfigureAwait(false)
                    && await _runner.ForwardAsync(RunPhase.Report, ReportAsync, cancellationToken).ConfigureAwait(false)));
    }

    /// <summary>Puts everything back. Neither a signal nor a failure stops it.</summary>
    public Task BackAsync() => _unwind.RunAsync(_runner, isJudged: _context.Failures.First is null && !_context.Failures.IsCancelled);

    /// <inheritdoc/>
    public void Dispose()
    {
        Results.Input?.Dispose();
        _reviewer?.Dispose();
    }

    private async Task<PhaseResult> PreflightAsync(CancellationToken cancellationToken)
    {
        _reviewer = _context.Settings.CreateReviewer(_context.Run);
        Results.Input = await PreflightPhase.RunAsync(_context, cancellationToken).ConfigureAwait(false);
        InputSummary summary = Results.Input.Summary;
        return PhaseResult.Done(string.Create(
            CultureInfo.InvariantCulture,
            $"{summary.EventCount:N0} events of {summary.Symbols.Count} symbols{(Results.Input.Reused ? ", tape reused" : string.Empty)}"));
    }

    private async Task<PhaseResult> PrepareAsync(CancellationToken cancellationToken)
    {
        if (_context.Surface is SurfaceKeeper surface)
        {
            await surface.AcquireAsync(cancellationToken).ConfigureAwait(false);
        }

        bool isPrepared = Kept is null || (_continuation.IsInPlace && _context.Control.Automation is null);
        PhaseResult result = isPrepared ? await AutomationPhases.PrepareAsync(_context, Results, cancellationToken).ConfigureAwait(false)
            : _continuation.IsInPlace ? PhaseResult.Done("kept from an earlier attempt, and read back")
            : PhaseResult.Skipped("the replay of an earlier attempt is kept");
        if (_context.Control.IsReported && Results.Automation is not null)
        {
            ControlPlaneFile.Write(_context.Folder, Results.Automation, drift: null, journal: null);
        }

        _context.Drift.Start(Results.Automation is not null);
        return result;
    }

    private async Task<PhaseResult> ApplyAsync(CancellationToken cancellationToken)
    {
        if (Kept is not null)
        {
            Results.Replay = ReplayRecord.ToResult(Kept, _context.Run);
            return PhaseResult.Done($"kept from an earlier attempt: {Describe(Results.Replay)}");
        }

        var request = new ApplyRequest(_context.Run, Results.Input!, _context.Folder, _context.Mutations, _context.Observer)
        {
            Reviewer = _reviewer,
        };
        Results.Replay = await _context.Platform.ApplyAsync(request, cancellationToken).ConfigureAwait(false);
        InputSummary input = Results.Input!.Summary;
        _context.Reporter.KeepInputs(ReportRequestFactory.Create(_context.Run, input), _context.Folder);
        ReplayRecord.Write(
            _context.Run, _context.Recorder.State.ManifestHash, input, Results.Replay, _context.Time.GetUtcNow());
        return PhaseResult.Done(Describe(Results.Replay));
    }

    private async Task<PhaseResult> MonitorAsync(CancellationToken cancellationToken)
    {
        var policy = new MonitorPolicy(_context.Run.Manifest.Monitor, _context.Run.Window.End);
        MonitorOutcome outcome = await new RunMonitor(policy, _context.Observer, _context.Time)
            .WatchAsync(_context.Platform.OpenProbe(_context.Run, Results.Replay!), cancellationToken)
            .ConfigureAwait(false);
        if (outcome.ToFailure() is SimulationException failure)
        {
            throw failure;
        }

        if (_context.Control.Judge is not IRunJudge judge)
        {
            return PhaseResult.Done(outcome.Finding.Classification);
        }

        await judge.JudgeActivityAsync(_context.Mutations, cancellationToken).ConfigureAwait(false);
        return PhaseResult.Done($"{outcome.Finding.Classification}; judged from outside: active");
    }

    private async Task<PhaseResult> ReportAsync(CancellationToken cancellationToken)
    {
        await _context.Platform.KeepStoresAsync(_context.Folder, _context.Run, cancellationToken).ConfigureAwait(false);
        Results.Report = _context.Reporter.Write(_context.Platform, _context.Folder);
        return PhaseResult.Done($"verdict {Results.Report.Verdict}");
    }

    /// <summary>Where others work on what is replayed, nothing has come of it yet when the replay ends.</summary>
    private static string Describe(ReplayResult replay) => replay.Cursor is null && replay.Signals == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{replay.Records:N0} records replayed")
        : string.Create(CultureInfo.InvariantCulture, $"{replay.Signals:N0} signals, {replay.Decisions:N0} decisions, {replay.Executions:N0} executions");
}

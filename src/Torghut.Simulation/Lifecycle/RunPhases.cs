using System.Globalization;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Monitoring;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Reports;
using Torghut.Simulation.Restoring;

namespace Torghut.Simulation.Lifecycle;

/// <summary>The phases of one attempt, in order, with what they hand to each other.</summary>
internal sealed class RunPhases : IDisposable
{
    private readonly PhaseContext _context;
    private readonly List<SimulationException> _failures = [];
    private readonly AttemptResults _results = new();
    private UnwindResult _unwound = UnwindResult.Nothing;
    private IReviewer? _reviewer;

    /// <summary>Makes the attempt.</summary>
    public RunPhases(PhaseContext context) => _context = context;

    /// <summary>The first failure; null while there is none.</summary>
    public SimulationException? Failure => _failures.Count == 0 ? null : _failures[0];

    /// <summary>Whether the attempt was stopped from outside.</summary>
    public bool Cancelled { get; private set; }

    /// <summary>Runs the phases that go forward, until one fails.</summary>
    public async Task ForwardAsync(CancellationToken cancellationToken)
    {
        _ = await StepAsync(RunPhase.Preflight, PreflightAsync, cancellationToken).ConfigureAwait(false)
            && await StepAsync(RunPhase.ArgocdPrepare, token => AutomationPhases.PrepareAsync(_context, token), cancellationToken).ConfigureAwait(false)
            && await StepAsync(RunPhase.Apply, ApplyAsync, cancellationToken).ConfigureAwait(false)
            && (!_context.Settings.WholeLifecycle
                || (await StepAsync(RunPhase.Monitor, MonitorAsync, cancellationToken).ConfigureAwait(false)
                    && await StepAsync(RunPhase.Report, ReportAsync, cancellationToken).ConfigureAwait(false)));
    }

    /// <summary>Puts everything back. Neither a signal nor a failure stops it.</summary>
    public async Task UnwindAsync()
    {
        await StepAsync(RunPhase.Teardown, TeardownAsync, CancellationToken.None).ConfigureAwait(false);
        await StepAsync(RunPhase.ArgocdRestore, AutomationRestoreAsync, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Records how it ended.</summary>
    public RunOutcome End()
    {
        ExitCode exitCode = DecideExitCode();
        RunManifestFile.Write(_context, _results, exitCode);
        PerformanceFile.Write(_context.Folder, _context.Clock, _results);
        _context.Recorder.End(exitCode, _results.Report?.Verdict);
        return new RunOutcome
        {
            ExitCode = exitCode,
            State = _context.Recorder.State,
            Folder = _context.Folder,
            Failure = Failure,
            Cancelled = Cancelled,
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _results.Input?.Dispose();
        _reviewer?.Dispose();
    }

    private ExitCode DecideExitCode()
    {
        if (_unwound.Unrestored.Count > 0)
        {
            return ExitCode.RestoreRequired;
        }

        if (Failure is not null)
        {
            return Failure.ExitCode;
        }

        if (Cancelled)
        {
            return _context.Settings.InterruptionCode();
        }

        return _results.Report is { Verdict: "FAIL" } ? ExitCode.VerdictFail : ExitCode.Success;
    }

    private async Task<bool> StepAsync(RunPhase phase, Func<CancellationToken, Task<PhaseResult>> work, CancellationToken cancellationToken)
    {
        _context.Recorder.Begin(phase);
        using IDisposable lap = _context.Clock.Measure(LifecycleNames.Of(phase));
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            PhaseResult result = await work(cancellationToken).ConfigureAwait(false);
            _context.Recorder.Succeed(phase, result);
            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Cancelled = true;
            _context.Recorder.Fail(phase, new SimulationException(ExitCode.Interrupted, "interrupted", "Stopped from outside."));
            return false;
        }
#pragma warning disable CA1031 // Whatever happens in a phase, the obligations are still fulfilled.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            SimulationException failure = Failures.Of(exception, phase);
            _failures.Add(failure);
            _context.Recorder.Fail(phase, failure);
            return false;
        }
    }

    private async Task<PhaseResult> PreflightAsync(CancellationToken cancellationToken)
    {
        _reviewer = _context.Settings.CreateReviewer(_context.Run);
        _results.Input = await PreflightPhase.RunAsync(_context, cancellationToken).ConfigureAwait(false);
        InputSummary summary = _results.Input.Summary;
        return PhaseResult.Done(string.Create(
            CultureInfo.InvariantCulture,
            $"{summary.EventCount:N0} events of {summary.Symbols.Count} symbols{(_results.Input.Reused ? ", tape reused" : string.Empty)}"));
    }

    private async Task<PhaseResult> ApplyAsync(CancellationToken cancellationToken)
    {
        var request = new ApplyRequest(_context.Run, _results.Input!, _context.Folder, _context.Mutations, _context.Observer)
        {
            Reviewer = _reviewer,
        };
        _results.Replay = await _context.Platform.ApplyAsync(request, cancellationToken).ConfigureAwait(false);
        ReportRunner.KeepInputs(ReportRequestFactory.Create(_context.Run, _results.Input!.Summary), _context.Folder);
        ReplayMarkerFile.Write(_context.Run, _results.Input!.Summary, _results.Replay, _context.Time.GetUtcNow());
        return PhaseResult.Done(string.Create(
            CultureInfo.InvariantCulture,
            $"{_results.Replay.Signals:N0} signals, {_results.Replay.Decisions:N0} decisions, {_results.Replay.Executions:N0} executions"));
    }

    private Task<PhaseResult> MonitorAsync(CancellationToken cancellationToken)
    {
        MonitorFinding finding = CompletionCheck.Evaluate(_context.Run.Window.End, _results.Replay!);
        return finding.Complete
            ? Task.FromResult(PhaseResult.Done(finding.Classification))
            : throw new SimulationException(ExitCode.Failed, "monitor_timeout", finding.Explanation);
    }

    private Task<PhaseResult> ReportAsync(CancellationToken cancellationToken)
    {
        _results.Report = ReportRunner.Write(_context.Platform, _context.Folder);
        return Task.FromResult(PhaseResult.Done($"verdict {_results.Report.Verdict}"));
    }

    private async Task<PhaseResult> TeardownAsync(CancellationToken cancellationToken)
    {
        UnwindResult result = await UnwindAsync(ObligationScope.Run, cancellationToken).ConfigureAwait(false);
        return PhaseResult.Done(result.Released == 0 ? "nothing to put back" : $"{result.Released} thing(s) put back");
    }

    private async Task<PhaseResult> AutomationRestoreAsync(CancellationToken cancellationToken)
    {
        UnwindResult result = await UnwindAsync(ObligationScope.Automation, cancellationToken).ConfigureAwait(false);
        await UnwindAsync(ObligationScope.Surface, cancellationToken).ConfigureAwait(false);
        return await AutomationPhases.RestoreAsync(_context, result, cancellationToken).ConfigureAwait(false);
    }

    private async Task<UnwindResult> UnwindAsync(ObligationScope scope, CancellationToken cancellationToken)
    {
        UnwindResult result = await _context.Unwinder.UnwindAsync(scope, cancellationToken).ConfigureAwait(false);
        _unwound = _unwound.And(result);
        RestoreRequiredFile.Update(_context.Folder, _context.Run.Identity.RunId, _unwound.Unrestored);
        return result.Unrestored.Count == 0
            ? result
            : throw RestoreRequiredFile.ToException(_context.Folder, _context.Run.Identity.RunId, result.Unrestored);
    }
}

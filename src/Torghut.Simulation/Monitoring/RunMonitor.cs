using System.Globalization;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Pauses;
using Torghut.Simulation.Progress;

namespace Torghut.Simulation.Monitoring;

/// <summary>
/// Watches a run until it is complete, can never be, or its time is over. Looks are taken at once and then every
/// <c>poll_seconds</c>, the last one when <c>timeout_seconds</c> end; each is bounded in time itself. What a look has shown
/// stays seen: a runtime that falters after the end does not undo a run that has reached it.
/// </summary>
public sealed class RunMonitor
{
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(60);

    private readonly MonitorPolicy _policy;
    private readonly IProgressObserver _observer;
    private readonly TimeProvider _time;
    private readonly TimeSpan _poll;
    private readonly TimeSpan _timeout;

    /// <summary>Makes the monitor.</summary>
    public RunMonitor(MonitorPolicy policy, IProgressObserver observer, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(policy);
        _policy = policy;
        _observer = observer;
        _time = time;
        _poll = TimeSpan.FromSeconds(policy.Settings.PollSeconds);
        _timeout = TimeSpan.FromSeconds(policy.Settings.TimeoutSeconds);
    }

    /// <summary>Watches.</summary>
    /// <exception cref="SimulationException">A look found that the stores can never be read, before the run was complete.</exception>
    public async Task<MonitorOutcome> WatchAsync(ICompletionProbe probe, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(probe);
        var watch = new Watch(_time);
        while (true)
        {
            await LookAsync(probe, watch, cancellationToken).ConfigureAwait(false);
            MonitorFinding finding = CompletionCheck.Evaluate(_policy.WindowEnd, watch.Farthest);
            Tell(watch, finding);
            MonitorStep step = watch.HasSeen ? _policy.Decide(watch.Farthest, watch.UnchangedFor) : MonitorStep.Wait;
            TimeSpan left = _timeout - watch.Elapsed;
            if (step != MonitorStep.Wait || left <= TimeSpan.Zero)
            {
                return new MonitorOutcome
                {
                    Finding = finding,
                    Farthest = watch.Farthest,
                    Looks = watch.Looks,
                    Waited = watch.Elapsed,
                    ProbeProblem = watch.Problem,
                };
            }

            await Pause.ForAsync(left < _poll ? left : _poll, _time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task LookAsync(ICompletionProbe probe, Watch watch, CancellationToken cancellationToken)
    {
        TimeSpan limit = Limit(_timeout - watch.Elapsed);
        using var expiry = new CancellationTokenSource(limit, _time);
        using var look = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, cancellationToken);
        try
        {
            // Waited for with a limit of its own: a client that does not heed its token cannot hold the monitor up.
            watch.See(await probe.LookAsync(look.Token).WaitAsync(limit, _time, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && MayPass(failure, watch))
        {
            string problem = failure is TimeoutException or OperationCanceledException
                ? string.Create(CultureInfo.InvariantCulture, $"no answer within {limit.TotalSeconds:0} s")
                : failure.Message;
            if (watch.Fail(problem))
            {
                _observer.Noted(NoteLevel.Warning, "monitor_look_failed", problem);
            }
        }
    }

    /// <summary>A stores' refusal ends a watch, unless the run had reached its end before.</summary>
    private bool MayPass(Exception failure, Watch watch) => failure is not SimulationException
        || (watch.HasSeen && CompletionCheck.Evaluate(_policy.WindowEnd, watch.Farthest).Complete);

    /// <summary>The last look, at the deadline, still gets a moment.</summary>
    private TimeSpan Limit(TimeSpan left)
    {
        TimeSpan least = _poll < LongestLook ? _poll : LongestLook;
        TimeSpan limit = left < least ? least : left;
        return limit < LongestLook ? limit : LongestLook;
    }

    private void Tell(Watch watch, MonitorFinding finding)
    {
        _observer.Progressed(new ProgressSample("monitor", watch.Farthest.Signals, null, watch.Farthest.Cursor));
        if (watch.IsNews(finding.Classification))
        {
            _observer.Noted(NoteLevel.Info, "monitor", $"{finding.Classification}: {finding.Explanation}");
        }

        if (watch.Farthest.RuntimeProblem is string runtime && watch.IsNewRuntimeProblem(runtime))
        {
            _observer.Noted(NoteLevel.Warning, "runtime_faltered", runtime);
        }

        if (!finding.Complete && _policy.IsStill(watch.UnchangedFor) && watch.IsNewStall())
        {
            _observer.Noted(
                NoteLevel.Warning,
                "monitor_stalled",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Nothing has moved for {watch.UnchangedFor.TotalSeconds:0} s: {finding.Classification}. {finding.Explanation}"));
        }
    }
}

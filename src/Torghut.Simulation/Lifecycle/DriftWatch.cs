using System.Globalization;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Pauses;
using Torghut.Simulation.Progress;
using Torghut.Simulation.Restoring;

namespace Torghut.Simulation.Lifecycle;

/// <summary>
/// Looks, while the run works, whether all that it changed is still so and nothing reverts it: the first change by another
/// ends the run, and says who made it.
/// </summary>
internal sealed class DriftWatch : IDisposable
{
    /// <summary>Looks that may fail one after the other before the run ends: what nobody can see may have changed.</summary>
    private const int LongestBlindness = 20;

    private readonly ObligationJournal _journal;
    private readonly BoundedControlPlane _things;
    private readonly IAutomation? _automation;
    private readonly BoundedCalls _calls;
    private readonly TimeSpan _every;
    private readonly IProgressObserver _observer;
    private readonly CancellationTokenSource _seen = new();
    private readonly Lock _gate = new();
    private bool _isStopped;
    private int _blind;

    /// <summary>Makes a watch; nothing is looked at yet.</summary>
    public DriftWatch(ObligationJournal journal, RunControl control, RestoreLimits limits, IProgressObserver observer, TimeProvider time)
    {
        _journal = journal;
        _things = new BoundedControlPlane(control.Things, limits.PerCall, time);
        _automation = control.Automation;
        _calls = new BoundedCalls(limits.PerThing, time);
        _every = control.WatchEvery;
        _observer = observer;
    }

    /// <summary>Cancelled when a change by another was seen.</summary>
    public CancellationToken Seen => _seen.Token;

    /// <summary>What was seen; null while nothing was.</summary>
    public SimulationException? Drift { get; private set; }

    /// <summary>Begins to look.</summary>
    /// <param name="isSwitched">Whether automation was switched, and proven quiet.</param>
    public void Start(bool isSwitched) => _ = WatchAsync(isSwitched ? _automation : null);

    /// <summary>
    /// Ends looking: what comes next changes things itself. A look that is under way is not waited for, and what it finds is
    /// no longer told.
    /// </summary>
    public void Stop()
    {
        lock (_gate)
        {
            _isStopped = true;
        }
    }

    /// <summary>Refuses a change when another's was seen.</summary>
    public void RequireNone()
    {
        if (Drift is not null)
        {
            throw Drift;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stop();
        _seen.Dispose();
    }

    private async Task WatchAsync(IAutomation? automation)
    {
        while (Drift is null && !_isStopped)
        {
            await Pause.ForAsync(_every, _calls.Time, CancellationToken.None).ConfigureAwait(false);
            if (_isStopped)
            {
                return;
            }

            string? blindness = await LookAtThingsAsync().ConfigureAwait(false);
            if (Drift is null && automation is not null)
            {
                blindness = await LookAtAutomationAsync(automation).ConfigureAwait(false) ?? blindness;
            }

            _blind = blindness is null ? 0 : _blind + 1;
            if (_blind >= LongestBlindness)
            {
                Report("drift_unknown", string.Create(CultureInfo.InvariantCulture, $"whether anything changed could not be seen {_blind} times: {blindness}"));
            }
        }
    }

    private async Task<string?> LookAtThingsAsync()
    {
        string? blindness = null;
        foreach (Obligation obligation in HeldThings.Of(_journal.Outstanding))
        {
            var thing = new ThingId(obligation.Kind, obligation.Target);
            ThingReading reading = await _things.ReadAsync(thing, CancellationToken.None).ConfigureAwait(false);
            string? change = reading switch
            {
                ThingReading.Found found when found.Value != obligation.Intended =>
                    $"{thing} is {found.Value ?? "gone"}, the run had put {obligation.Intended ?? "nothing"} there; written last by {found.LastWriter ?? "nobody known"}",
                ThingReading.Found found when obligation.Identity is not null && found.Identity is not null && found.Identity != obligation.Identity =>
                    $"{thing} is another one of this name: identity {found.Identity}",
                ThingReading.Missing missing when obligation.Intended is not null => $"{thing}: {missing.Reason}",
                _ => null,
            };

            // The run itself may have changed the thing between the list and the look.
            if (change is not null && HeldThings.Of(_journal.Outstanding).Contains(obligation))
            {
                Report("drift", change);
                return null;
            }

            blindness ??= reading is ThingReading.Indeterminate unknown ? unknown.Reason : (reading as ThingReading.Refused)?.Reason;
        }

        return blindness;
    }

    private async Task<string?> LookAtAutomationAsync(IAutomation automation)
    {
        AutomationProof proof = await _calls.CallAsync(
            automation.CheckQuietAsync,
            static reason => new AutomationProof(Holds: false, "automation_unanswered", reason) { IsKnown = false },
            CancellationToken.None).ConfigureAwait(false);
        if (proof.Holds || !proof.IsKnown)
        {
            return proof.Holds ? null : proof.Explanation;
        }

        Report(proof.Code, proof.Explanation);
        return null;
    }

    private void Report(string code, string what)
    {
        lock (_gate)
        {
            if (_isStopped)
            {
                return;
            }

            _isStopped = true;
            Drift = new SimulationException(
                ExitCode.Failed, code, $"While the run was at work something was changed by another: {what}. The run is invalid; it changes nothing more, and puts back what it changed.");
        }

        _observer.Noted(NoteLevel.Error, code, what);
        _seen.Cancel();
    }
}

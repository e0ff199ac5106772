using Torghut.Simulation.Artifacts;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Pauses;
using Torghut.Simulation.Restoring;

namespace Torghut.Simulation.Lifecycle;

/// <summary>
/// Holds the lock of the run's surface: takes it by rule, renews it while the run works, and ends the run when it is lost.
/// A dead holder's lock is taken over only by its own run, or when it owes nothing.
/// </summary>
internal sealed class SurfaceKeeper : IAsyncDisposable
{
    /// <summary>Id of the obligation to let go of the lock.</summary>
    public const string ObligationId = "surface-lock";

    private readonly BoundedSurfaceLock _lock;
    private readonly ObligationJournal _journal;
    private readonly HolderIdentity _self;
    private readonly RestoreLimits _limits;
    private readonly TimeProvider _time;
    private Func<HolderIdentity, HolderLiveness> _judge;
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _stop = new();
    private Obligation? _obligation;
    private Task _renewing = Task.CompletedTask;
    private bool _wasOwed;
    private long _renewedAt;

    /// <summary>Makes a keeper; nothing is taken yet.</summary>
    /// <param name="surface">The lock.</param>
    /// <param name="journal">Where it is pledged.</param>
    /// <param name="self">Who takes it.</param>
    /// <param name="limits">How long it may take.</param>
    /// <param name="time">Clock of the limits and of the lease.</param>
    public SurfaceKeeper(ISurfaceLock surface, ObligationJournal journal, HolderIdentity self, RestoreLimits limits, TimeProvider time)
    {
        _judge = holder => HolderJudge.Judge(holder, self);
        _lock = new BoundedSurfaceLock(surface, limits.PerCall, time);
        _journal = journal;
        _self = self;
        _limits = limits;
        _time = time;
    }

    /// <summary>Tells whether a holder still runs; by default, by this machine's processes.</summary>
    public Func<HolderIdentity, HolderLiveness> Judge
    {
        init => _judge = value;
    }

    /// <summary>Cancelled when the lock is lost.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Why the lock is lost; null while it is not.</summary>
    public SimulationException? Loss { get; private set; }

    /// <summary>Takes the lock, and begins to renew it.</summary>
    /// <exception cref="SimulationException"><c>simulation_runtime_lock_held:&lt;run&gt;</c>: another run holds it.</exception>
    public async Task AcquireAsync(CancellationToken cancellationToken)
    {
        var patience = new Patience(_limits, TimeSpan.Zero, _time);
        string problem = "no answer";
        while (!patience.IsOver)
        {
            SurfaceReading reading = await _lock.ReadAsync(cancellationToken).ConfigureAwait(false);
            string? version = await new SurfaceTakeover(_lock, _self, _judge, _time).RequireAsync(reading, cancellationToken).ConfigureAwait(false);
            if (reading is SurfaceReading.Indeterminate indeterminate)
            {
                problem = indeterminate.Reason;
            }
            else
            {
                MutationResult result = await TakeAsync(version, cancellationToken).ConfigureAwait(false);
                if (result is MutationResult.Applied)
                {
                    _journal.Performed(_obligation!);
                    _renewedAt = _time.GetTimestamp();
                    _renewing = RenewAsync(_stop.Token);
                    return;
                }

                if (result is not MutationResult.Indeterminate && !_wasOwed)
                {
                    _journal.Release(_obligation!, $"not taken: {result}");
                }

                problem = result.ToString();
            }

            await patience.PauseAsync(cancellationToken).ConfigureAwait(false);
        }

        throw new SimulationException(ExitCode.Failed, "surface_lock_unavailable", $"The lock of {_lock.Surface} could not be taken: {problem}.");
    }

    /// <summary>Refuses a change when the lock is lost, or was not renewed for so long that another may have taken it.</summary>
    public void RequireHeld()
    {
        if (_obligation is not null && _time.GetElapsedTime(_renewedAt) > GiveUpAfter)
        {
            Lose("it could not be renewed in time");
        }

        if (Loss is not null)
        {
            throw Loss;
        }
    }

    /// <summary>Stops renewing; the lock itself is let go of by unwinding its obligation.</summary>
    public async ValueTask DisposeAsync()
    {
        _stop.Cancel();
        await _renewing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        _lost.Dispose();
    }

    private TimeSpan GiveUpAfter => _lock.LeaseTime * 2 / 3;

    private async Task<MutationResult> TakeAsync(string? version, CancellationToken cancellationToken)
    {
        OutstandingObligation? owed = _journal.Outstanding.FirstOrDefault(outstanding => outstanding.Obligation.Id == ObligationId);
        MutationPermit permit;
        _wasOwed |= owed is not null;
        if (owed is null)
        {
            _obligation = new Obligation
            {
                Id = ObligationId,
                Kind = ISurfaceLock.Kind,
                Target = _lock.Surface,
                Scope = ObligationScope.Surface,
                Intended = _self.RunId,
                Restore = "Lets go of the surface's lock.",
                ManualCommand = RunCommandLine.Of("teardown", _self.RunId, _self.RunFolder),
            };
            permit = _journal.Pledge(_obligation);
        }
        else
        {
            _obligation = owed.Obligation;
            permit = _journal.PermitAgain(_obligation);
        }

        return await _lock.AcquireAsync(permit, _self, version, cancellationToken).ConfigureAwait(false);
    }

    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        while (Loss is null)
        {
            await Pause.ForAsync(_lock.RenewEvery, _time, cancellationToken).ConfigureAwait(false);
            MutationResult result = await _lock
                .RenewAsync(_journal.PermitKeep(_obligation!), _self, cancellationToken)
                .ConfigureAwait(false);
            switch (result)
            {
                case MutationResult.Applied:
                    Volatile.Write(ref _renewedAt, _time.GetTimestamp());
                    break;
                case MutationResult.Indeterminate indeterminate when _time.GetElapsedTime(_renewedAt) > GiveUpAfter:
                    Lose(indeterminate.Reason);
                    break;
                case MutationResult.Indeterminate:
                    break;
                default:
                    Lose(result.ToString());
                    break;
            }
        }
    }

    private void Lose(string why)
    {
        Loss ??= new SimulationException(
            ExitCode.Failed, "surface_lock_lost", $"The lock of {_lock.Surface} is lost: {why}. The run changes nothing more, and puts back what it changed.");
        _lost.Cancel();
    }
}

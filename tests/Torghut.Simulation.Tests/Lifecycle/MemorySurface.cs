using Torghut.Simulation.Artifacts;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Obligations;

namespace Torghut.Simulation.Tests.Lifecycle;

/// <summary>A surface's lock in memory.</summary>
internal sealed class MemorySurface : ISurfaceLock
{
    private long _version;

    public HolderIdentity? Holder { get; set; }

    public int? Owed { get; set; } = 0;

    public int Renewals { get; private set; }

    /// <summary>Called between the reading and the writing of a holder.</summary>
    public Action BeforeAcquire { get; set; } = () => { };

    /// <summary>Called with each reading.</summary>
    public Action WhenRead { get; set; } = () => { };

    public string Surface => "torghut/simulation";

    public TimeSpan LeaseTime { get; set; } = TimeSpan.FromMilliseconds(150);

    public TimeSpan RenewEvery { get; set; } = TimeSpan.FromMilliseconds(20);

    public static HolderIdentity Other(string runId, string host = "elsewhere", int pid = 1) => new()
    {
        Pid = pid,
        Host = host,
        BootId = "boot",
        ProcessStartTicks = 1,
        RunId = runId,
        RunFolder = $"/runs/{runId}",
        Since = DateTimeOffset.UnixEpoch,
    };

    public void Touch() => Interlocked.Increment(ref _version);

    public Task<SurfaceReading> ReadAsync(CancellationToken cancellationToken)
    {
        WhenRead();
        return Task.FromResult<SurfaceReading>(
            Holder is null ? new SurfaceReading.Free($"{_version}") : new SurfaceReading.Held(Holder, $"{_version}"));
    }

    public Task<int?> OwedByAsync(HolderIdentity holder, CancellationToken cancellationToken) => Task.FromResult(Owed);

    public Task<MutationResult> AcquireAsync(MutationPermit permit, HolderIdentity holder, string? version, CancellationToken cancellationToken)
    {
        permit.Redeem(ISurfaceLock.Kind, Surface);
        BeforeAcquire();
        if (version != $"{_version}")
        {
            return Task.FromResult<MutationResult>(new MutationResult.Conflict("another version"));
        }

        Holder = holder;
        Touch();
        return Task.FromResult<MutationResult>(new MutationResult.Applied($"{_version}"));
    }

    public Task<MutationResult> RenewAsync(MutationPermit permit, HolderIdentity holder, CancellationToken cancellationToken)
    {
        permit.Redeem(ISurfaceLock.Kind, Surface);
        if (Holder != holder)
        {
            return Task.FromResult<MutationResult>(new MutationResult.Conflict("held by another"));
        }

        Renewals++;
        Touch();
        return Task.FromResult<MutationResult>(new MutationResult.Applied($"{_version}"));
    }

    public Task<MutationResult> ReleaseAsync(MutationPermit permit, string runId, CancellationToken cancellationToken)
    {
        permit.Redeem(ISurfaceLock.Kind, Surface);
        if (Holder?.RunId != runId)
        {
            return Task.FromResult<MutationResult>(new MutationResult.Conflict("held by another"));
        }

        Holder = null;
        Touch();
        return Task.FromResult<MutationResult>(new MutationResult.Applied($"{_version}"));
    }
}

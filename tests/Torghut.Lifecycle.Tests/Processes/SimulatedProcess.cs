using System.Globalization;
using Torghut.Lifecycle.Tests.Faults;
using Torghut.Lifecycle.Tests.Storage;
using Torghut.Lifecycle.Tests.Time;
using Torghut.Lifecycle.Tests.Weaknesses;
using Torghut.Lifecycle.Tests.World;
using Torghut.Simulation.Artifacts;

namespace Torghut.Lifecycle.Tests.Processes;

/// <summary>One process that runs a command of the program.</summary>
internal sealed class SimulatedProcess
{
    private TimeSpan _pausedUntil;

    public SimulatedProcess(SimulatedWorld world, int pid, string runId)
    {
        World = world;
        Pid = pid;
        RunId = runId;
        BootId = world.BootId;
        Clock = new ProcessClock(world.Clock, () => IsDead, () => _pausedUntil - world.Clock.Elapsed);
        Storage = new WeakStorage(new ProcessStorage(world.Disk, this), world.Weakness);
    }

    public SimulatedWorld World { get; }

    public int Pid { get; }

    public string RunId { get; }

    public string BootId { get; }

    public ProcessClock Clock { get; }

    public IRunStorage Storage { get; }

    /// <summary>Ids of what was outstanding, and pledged later, when it put something back.</summary>
    public HashSet<string> LeftForLater { get; } = new(StringComparer.Ordinal);

    /// <summary>Ctrl-C.</summary>
    public CancellationTokenSource Stop { get; } = new();

    public bool IsDead { get; private set; }

    /// <summary>Whether it was ever stopped for some time.</summary>
    public bool WasPaused { get; private set; }

    /// <summary>The exit code; null while it runs, and for ever when it was killed.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>Whether it neither runs nor will.</summary>
    public bool HasEnded => IsDead || ExitCode is not null;

    public HolderIdentity Identity(string folder) => new()
    {
        Pid = Pid,
        Host = World.HostOf(RunId),
        BootId = BootId,
        ProcessStartTicks = Pid,
        RunId = RunId,
        Since = World.Clock.Now,
        RunFolder = folder,
    };

    /// <summary>Judges whether another process runs, by what this one sees: the processes of its own machine.</summary>
    public HolderLiveness Judge(HolderIdentity holder) => World.Weakness == Weakness.EveryHolderIsDead ? HolderLiveness.Dead : HolderJudge.Judge(
        holder,
        Identity(holder.RunFolder),
        pid => World.Processes.Any(process => process.Pid == pid && !process.HasEnded) ? pid : null);

    /// <summary>Every call of the production code begins here. A fault that kills does so before the call.</summary>
    /// <exception cref="ProcessDiedException">The process is dead.</exception>
    public Fault Enter(CallKind kind, string target)
    {
        RequireAlive();
        Fault fault = World.NextFault(this, kind, target);
        switch (fault)
        {
            case Fault.KillBefore:
                Kill();
                break;
            case Fault.PowerLossBefore:
                World.LosePower();
                break;
            case Fault.Stop:
                Stop.Cancel();
                break;
        }

        RequireAlive();
        return fault;
    }

    /// <summary>Every call that has done its work ends here; a fault may kill the process before it learns of it.</summary>
    public void Leave(Fault fault)
    {
        switch (fault)
        {
            case Fault.KillAfter:
                Kill();
                break;
            case Fault.PowerLossAfter:
                World.LosePower();
                break;
        }

        RequireAlive();
    }

    public void RequireAlive()
    {
        World.Clock.AssertThread();
        if (IsDead)
        {
            throw new ProcessDiedException();
        }
    }

    public void Kill()
    {
        if (HasEnded)
        {
            return;
        }

        IsDead = true;
        World.Disk.ForgetProcess(Pid);
        World.Abandon(Pid);
        World.Trace(this, "is killed");
    }

    /// <summary>Stops it for some time, as SIGSTOP does: it goes on where it was.</summary>
    public void PauseFor(TimeSpan duration)
    {
        if (!HasEnded)
        {
            WasPaused = true;
            _pausedUntil = World.Clock.Elapsed + duration;
            World.Trace(this, $"is stopped for {duration.TotalSeconds:0} s");
        }
    }

    /// <summary>Takes the end of its work.</summary>
    public void End(int exitCode)
    {
        if (!IsDead)
        {
            ExitCode = exitCode;
            World.Disk.ForgetProcess(Pid);
            World.Abandon(Pid);
            World.Trace(this, string.Create(CultureInfo.InvariantCulture, $"ends with exit code {exitCode}"));
        }
    }
}

using System.Globalization;
using System.Text.Json;
using Torghut.Lifecycle.Tests.Checks;
using Torghut.Lifecycle.Tests.Faults;
using Torghut.Lifecycle.Tests.Processes;
using Torghut.Lifecycle.Tests.Storage;
using Torghut.Lifecycle.Tests.Time;
using Torghut.Lifecycle.Tests.Weaknesses;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Platforms;

namespace Torghut.Lifecycle.Tests.World;

/// <summary>
/// Everything outside the production code, and what must always hold of it: no change without a durable pledge, no change of
/// what others put there, no change by a run that does not hold the surface, no release of what is not back.
/// </summary>
internal sealed class SimulatedWorld
{
    public const string RunsFolder = "/runs";

    private readonly List<SimulatedProcess> _processes = [];
    private readonly List<PendingEffect> _pending = [];
    private ulong _hash = 14695981039346656037UL;
    private int _calls;
    private int _boots = 1;

    public SimulatedWorld(Draws draws, bool isTracing)
    {
        Draws = draws;
        IsTracing = isTracing;
        Disk.CreateFolder(RunsFolder);
        Disk.FlushFolder("/");
    }

    public Draws Draws { get; }

    public bool IsTracing { get; }

    public SimulatedClock Clock { get; } = new();

    public SimulatedDisk Disk { get; } = new();

    public IFaultPlan Faults { get; set; } = new NoFaults();

    public SortedDictionary<string, WorldThing> Things { get; } = new(StringComparer.Ordinal);

    public WorldSurface Surface { get; } = new();

    /// <summary>The rule that is taken away from the production code.</summary>
    public Weakness Weakness { get; init; }

    public bool HasSurface { get; init; }

    public bool HasAutomation { get; init; }

    /// <summary>Whether each run is at home on a machine of its own, where nobody sees the other's processes.</summary>
    public bool IsSpread { get; init; }

    /// <summary>Whether commands of a round start at the same instant and take the same time for the same step.</summary>
    public bool IsInStep { get; init; }

    public TimeSpan SettleTime { get; init; }

    public TimeSpan CallLimit { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The platform of a process.</summary>
    public Func<SimulatedProcess, ISimulationPlatform> PlatformOf { get; init; } = process => new SimulatedPlatform(process);

    /// <summary>What a run owes beside <see cref="Things"/>.</summary>
    public Func<string, IEnumerable<string>> AlsoOwed { get; set; } = _ => [];

    public string BootId => string.Create(CultureInfo.InvariantCulture, $"boot-{_boots}");

    public IReadOnlyList<SimulatedProcess> Processes => _processes;

    /// <summary>What must never happen, and did.</summary>
    public List<string> Violations { get; } = [];

    /// <summary>What happened, in order, where it is kept.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>A hash over all that happened.</summary>
    public ulong TraceHash => _hash;

    public int Calls => _calls;

    public static RunFolder FolderOf(string runId) => new($"{RunsFolder}/{runId}");

    public string HostOf(string runId) => IsSpread ? $"machine of {runId}" : "machine";

    public SimulatedProcess Start(string runId)
    {
        var process = new SimulatedProcess(this, 100 + _processes.Count, runId);
        _processes.Add(process);
        return process;
    }

    public Fault NextFault(SimulatedProcess process, CallKind kind, string target)
    {
        var call = new OutsideCall(++_calls, process.Pid, kind, target);
        Fault fault = Faults.At(call);
        Note(process.Pid, (int)kind, (int)fault);
        if (IsTracing)
        {
            Tell(process, $"#{_calls} {kind} {target}{(fault == Fault.None ? string.Empty : $"  <-- {fault}")}");
        }

        return fault;
    }

    public void Trace(SimulatedProcess? process, string what)
    {
        Note(process?.Pid ?? 0, what.Length, 0);
        if (IsTracing)
        {
            Tell(process, what);
        }
    }

    public void Violate(string what)
    {
        Violations.Add(what);
        Trace(null, "VIOLATION: " + what);
    }

    public void LosePower()
    {
        Trace(null, "power is lost");
        foreach (SimulatedProcess process in _processes)
        {
            process.Kill();
        }

        Disk.LosePower(Draws);
        _boots++;
    }

    /// <summary>Another actor changes a thing.</summary>
    public void Disturb(string target, string? value)
    {
        Trace(null, $"someone else sets {target} to {value ?? "nothing"}");
        Things[target].Write(value, "other", Clock.Ticks);
    }

    /// <summary>The effect of a call that nobody waits for any more.</summary>
    public void Later(SimulatedProcess process, TimeSpan delay, Action effect)
    {
        var pending = new PendingEffect(process.Pid, effect);
        _pending.Add(pending);
        Clock.Schedule(delay, pending.Come);
    }

    /// <summary>A call ends with its process: what it was to do comes within the settle time, or not at all.</summary>
    public void Abandon(int pid)
    {
        foreach (PendingEffect pending in _pending.Where(pending => pending.Pid == pid))
        {
            Clock.Schedule(Draws.Time(SettleTime, "abandoned", ++_calls), pending.Come);
        }

        _pending.RemoveAll(pending => pending.Pid == pid);
    }

    public MutationResult Mutate(SimulatedProcess process, MutationPermit permit, ThingChange change)
    {
        WorldThing thing = Things[change.Thing.Target];
        if (thing.Value != change.Expected || (change.Version is string version && version != Text(thing.Version)))
        {
            return new MutationResult.Conflict($"found {thing.Value ?? "nothing"} in version {thing.Version}");
        }

        CheckPledge(process, permit.Obligation, $"{permit.Purpose} {change.Thing}");
        CheckSurface(process, change.Thing.ToString());
        if (permit.Purpose == MutationPurpose.Restore)
        {
            CheckOrder(process, permit.Obligation);
        }

        if (thing.Author == "other" && permit.Purpose == MutationPurpose.Restore && thing.Value != permit.Obligation.Intended && thing.Value != permit.Obligation.Captured)
        {
            Violate($"{process.RunId} overwrote {thing.Value} of {change.Thing.Target}, which someone else had put there");
        }

        Trace(process, $"{permit.Purpose} {change.Thing.Target}: {thing.Value ?? "nothing"} -> {change.Desired ?? "nothing"}");
        thing.Write(change.Desired, process.RunId, Clock.Ticks, permit.Purpose == MutationPurpose.Restore && change.Desired == permit.Obligation.Captured);
        return new MutationResult.Applied(Text(thing.Version));
    }

    public MutationResult Acquire(SimulatedProcess process, MutationPermit permit, HolderIdentity holder, string? version)
    {
        if ((version ?? "0") != Text(Surface.Version))
        {
            return new MutationResult.Conflict("the record has changed");
        }

        CheckPledge(process, permit.Obligation, "surface lock");
        if (Surface.Holder is HolderIdentity before && before.RunId != holder.RunId && OwedBy(before.RunId).Any())
        {
            Violate($"{holder.RunId} took the surface over although {before.RunId} owes {string.Join(", ", OwedBy(before.RunId))}");
        }

        Trace(process, "takes the surface");
        Surface.Put(holder);
        return new MutationResult.Applied(Text(Surface.Version));
    }

    public MutationResult Renew(HolderIdentity holder)
    {
        if (Surface.Holder?.RunId != holder.RunId || Surface.Holder.Pid != holder.Pid)
        {
            return new MutationResult.Conflict("somebody else holds it");
        }

        Surface.Put(holder);
        return new MutationResult.Applied(Text(Surface.Version));
    }

    public MutationResult Release(SimulatedProcess process, string runId, long version)
    {
        if (Surface.Holder?.RunId != runId || Surface.Version != version)
        {
            return new MutationResult.Conflict("somebody else holds it, or it was renewed");
        }

        if (OwedBy(runId).Any())
        {
            Violate($"{runId} let go of the surface although it owes {string.Join(", ", OwedBy(runId))}");
        }

        Trace(process, "lets go of the surface");
        Surface.Put(null);
        return new MutationResult.Applied(Text(Surface.Version));
    }

    /// <summary>A journal's line was written: what it releases must be back.</summary>
    public void Appended(SimulatedProcess process, string path, ReadOnlySpan<byte> content)
    {
        if (!path.EndsWith("/obligations.jsonl", StringComparison.Ordinal) || JournalOracle.ReleasedBy(content) is not string id)
        {
            return;
        }

        JournalPledge? pledge = JournalOracle.Outstanding(Disk.Read(path)?[..^content.Length]).FirstOrDefault(pledge => pledge.Id == id);
        if (pledge is null)
        {
            Violate($"{process.RunId} released '{id}', which is not outstanding");
            return;
        }

        // Reading back and noting it are two calls; others may change the thing between them.
        if (Things.TryGetValue(pledge.Target, out WorldThing? thing) && !thing.HadSince(pledge.Captured, Clock.Ticks - (2 * CallLimit.Ticks)))
        {
            Violate($"{process.RunId} released '{id}', which is {thing.Value ?? "nothing"} and was {pledge.Captured ?? "nothing"}");
        }
    }

    /// <summary>What a run's journal says is outstanding.</summary>
    public IReadOnlyList<JournalPledge> Outstanding(string runId)
    {
        try
        {
            return JournalOracle.Outstanding(Disk.Read(FolderOf(runId).Obligations));
        }
        catch (Exception failure) when (failure is FormatException or JsonException)
        {
            Violate($"the journal of {runId} is damaged: {failure.Message}");
            return [];
        }
    }

    /// <summary>
    /// How many things besides the lock a run's journal lists, as it reads or as it would after a loss of power: a release
    /// that is not on the disk for certain may be forgotten.
    /// </summary>
    public int OwedForCertain(string runId) => Outstanding(runId)
        .Concat(JournalOracle.Outstanding(Disk.ReadDurable(FolderOf(runId).Obligations)))
        .Where(pledge => pledge.Kind != ISurfaceLock.Kind)
        .DistinctBy(pledge => pledge.Id)
        .Count();

    /// <summary>Things that a run has changed and not put back.</summary>
    public IEnumerable<string> OwedBy(string runId) =>
        Things.Where(thing => thing.Value.Owed?.RunId == runId).Select(thing => thing.Key).Concat(AlsoOwed(runId));

    private static string Text(long version) => version.ToString(CultureInfo.InvariantCulture);

    private void CheckPledge(SimulatedProcess process, Obligation obligation, string what)
    {
        RunFolder folder = FolderOf(process.RunId);
        try
        {
            IReadOnlyList<JournalPledge> durable = JournalOracle.Outstanding(Disk.ReadDurable(folder.Obligations));
            if (!durable.Any(pledge => pledge.Id == obligation.Id && pledge.Target == obligation.Target && pledge.Captured == obligation.Captured && pledge.Intended == obligation.Intended))
            {
                Violate($"{what} by {process.RunId}: its pledge is not on the disk for certain, or was released");
            }
        }
        catch (Exception failure) when (failure is FormatException or JsonException)
        {
            Violate($"{what} by {process.RunId}: the journal on the disk is damaged: {failure.Message}");
        }
    }

    /// <summary>What was pledged later is put back first.</summary>
    private void CheckOrder(SimulatedProcess process, Obligation obligation)
    {
        string[] open = [.. Outstanding(process.RunId).Select(pledge => pledge.Id)];
        int at = Array.IndexOf(open, obligation.Id);
        if (process.LeftForLater.Contains(obligation.Id))
        {
            Violate($"{process.RunId} put '{obligation.Id}' back after what was pledged before it");
        }

        process.LeftForLater.IntersectWith(open);
        process.LeftForLater.UnionWith(open[(at + 1)..]);
    }

    private void CheckSurface(SimulatedProcess process, string what)
    {
        if (HasSurface && Surface.Holder?.RunId != process.RunId)
        {
            Violate($"{process.RunId} changed {what} while the surface is held by {Surface.Holder?.RunId ?? "nobody"}");
        }

        if (!process.IsDead && !Disk.IsLockedBy(FolderOf(process.RunId).Lock, process.Pid))
        {
            Violate($"{process.RunId}/{process.Pid} changed {what} without the lock of its run folder");
        }
    }

    private void Tell(SimulatedProcess? process, string what)
    {
        string who = process is null ? "world" : string.Create(CultureInfo.InvariantCulture, $"{process.RunId}/{process.Pid}");
        Lines.Add(string.Create(CultureInfo.InvariantCulture, $"{Clock.Elapsed.TotalSeconds,10:0.000} {who,-10} {what}"));
    }

    private void Note(int first, int second, int third)
    {
        unchecked
        {
            foreach (long part in (ReadOnlySpan<long>)[first, second, third, Clock.Ticks])
            {
                _hash = (_hash ^ (ulong)part) * 1099511628211UL;
            }
        }
    }
}

using System.Globalization;
using Torghut.Lifecycle.Tests.Faults;
using Torghut.Lifecycle.Tests.Processes;
using Torghut.Lifecycle.Tests.World;

namespace Torghut.Lifecycle.Tests.Clusters;

/// <summary>
/// One seed's cluster: rounds of commands over the production code of the control plane, with faults of every call, people,
/// Git, second processes and the guard in between; then the faults stop, and what is left is brought in order by run, by
/// teardown, or, the machine being lost, by the guard alone.
/// </summary>
internal sealed class ClusterSimulation
{
    private static readonly TimeSpan LongestCommand = TimeSpan.FromHours(8);
    private static readonly TimeSpan LastDisturbance = TimeSpan.FromMinutes(10);
    private static readonly string[] RunIds = ["a", "b"];

    private readonly Draws _draws;
    private readonly SimulatedWorld _world;
    private readonly ClusterScene _scene;
    private readonly ClusterActors _actors;
    private readonly ClusterFaults _faults;
    private readonly ClusterChecks _checks;
    private readonly IReadOnlySet<int>? _disturbances;
    private readonly bool _losesMachine;
    private int _disturbed;

    public ClusterSimulation(ulong seed, FaultSelection? only = null, bool isTracing = false, ControlWeakness weakness = ControlWeakness.None)
    {
        _draws = new Draws(seed);
        ClusterScene? scene = null;
        _world = new SimulatedWorld(_draws, isTracing)
        {
            SettleTime = TimeSpan.FromSeconds(5),
            CallLimit = TimeSpan.FromSeconds(90),
            IsSpread = _draws.OneIn(4000, "spread"),
            PlatformOf = process => new ClusterPlatform(process, scene!, weakness),
        };
        _scene = scene = new ClusterScene(_world);
        _world.AlsoOwed = _scene.Ledger.OwedBy;
        _actors = new ClusterActors(_world, _scene);
        _faults = new ClusterFaults(_draws, FaultRate(_draws), only?.Calls);
        _checks = new ClusterChecks(_world, _scene);
        _disturbances = only?.Disturbances;
        _losesMachine = _draws.OneIn(2000, "machine lost");
    }

    /// <summary>Lives through it.</summary>
    public SimulationResult Run()
    {
        using ClusterScene scene = _scene;
        _world.Faults = _faults;
        int rounds = 1 + _draws.Below(3, "rounds");
        for (int round = 0; round < rounds && _world.Violations.Count == 0; round++)
        {
            PlayRound(round);
            _checks.AfterRound(RunIds);
        }

        _world.Faults = new NoFaults();
        _world.Trace(null, "the faults stop");
        _world.Clock.Pass(LastDisturbance);
        _actors.EndAll();
        _world.Clock.Pass(TimeSpan.FromMinutes(4));
        if (_world.Violations.Count == 0)
        {
            ConvergeAll();
            _world.Clock.Pass(TimeSpan.FromMinutes(6));
        }

        if (_world.Violations.Count == 0)
        {
            _checks.AtEnd(RunIds, _losesMachine);
        }

        return new SimulationResult(
            [.. _world.Violations], _world.TraceHash, _world.Calls, new FaultSelection([.. _faults.Hit], [.. Enumerable.Range(0, _disturbed)]), _world.Lines);
    }

    private static int FaultRate(Draws draws) => draws.Below(4, "rate") switch { 0 => 0, 1 => 2, 2 => 8, _ => 20 };

    private void PlayRound(int round)
    {
        _world.Trace(null, string.Create(CultureInfo.InvariantCulture, $"round {round}"));
        var hasEnded = new List<Func<bool>>();
        int count = 1 + (_draws.OneIn(3500, "second process", round) ? 1 : 0);
        for (int i = 0; i < count; i++)
        {
            int number = (round * 10) + i;
            var command = new ProcessCommand(
                _world, RunIds[_draws.OneIn(7500, "which run", number) ? 0 : 1], _draws.OneIn(7000, "which verb", number) ? Verb.Run : Verb.Teardown);
            hasEnded.Add(() => command.HasEnded);
            TimeSpan start = i == 0 ? TimeSpan.Zero : _draws.Time(TimeSpan.FromMinutes(6), "start", number);
            _world.Clock.Schedule(start, command.Start);
            if (_draws.OneIn(2500, "killed", number))
            {
                _world.Clock.Schedule(start + _draws.Time(TimeSpan.FromMinutes(8), "kill", number), command.Kill);
            }
            else if (!_losesMachine && _draws.OneIn(1000, "paused", number))
            {
                TimeSpan length = TimeSpan.FromSeconds(20) + _draws.Time(TimeSpan.FromMinutes(10), "pause", number);
                _world.Clock.Schedule(start + _draws.Time(TimeSpan.FromMinutes(8), "pause at", number), () => command.PauseFor(length));
            }
        }

        if (_draws.OneIn(4000, "guard", round))
        {
            var guard = new GuardCommand(_world, _scene);
            hasEnded.Add(() => guard.HasEnded);
            _world.Clock.Schedule(_draws.Time(TimeSpan.FromMinutes(12), "guard when", round), guard.Start);
        }

        Disturb(round);
        if (!Await(hasEnded))
        {
            _world.Violate("a command does not end");
        }
    }

    private bool Await(List<Func<bool>> hasEnded)
    {
        long end = _world.Clock.Ticks + LongestCommand.Ticks;
        while (!hasEnded.TrueForAll(ended => ended()))
        {
            if (!_world.Clock.Step() || _world.Clock.Ticks > end)
            {
                return false;
            }
        }

        return true;
    }

    private void Disturb(int round)
    {
        if (_draws.OneIn(3000, "nobody else"))
        {
            return;
        }

        int count = _draws.Below(4, "disturbances", round);
        for (int i = 0; i < count; i++)
        {
            int number = _disturbed++;
            if (_disturbances is null || _disturbances.Contains(number))
            {
                _world.Clock.Schedule(_draws.Time(LastDisturbance, "disturbed when", number), () => _actors.Act(number));
            }
        }
    }

    private void ConvergeAll()
    {
        if (_losesMachine)
        {
            var guard = new GuardCommand(_world, _scene);
            guard.Start();
            if (!Await([() => guard.HasEnded]))
            {
                _world.Violate("without faults the guard does not end");
            }

            _checks.Guarded(guard);
            return;
        }

        // Whom another run's rest keeps out has its turn again when that run has had its own.
        int first = _draws.Below(2, "first to converge");
        string[] known = [.. Enumerable.Range(0, 2).Select(i => RunIds[(i + first) % 2]).Where(run => _world.Disk.Read(SimulatedWorld.FolderOf(run).RunState) is not null)];
        var left = new List<string>(known.Where(run => !Converge(run, isLast: false)));
        foreach (string run in left.Where(_ => _world.Violations.Count == 0))
        {
            Converge(run, isLast: true);
        }
    }

    private bool Converge(string runId, bool isLast)
    {
        Verb verb = _draws.OneIn(5000, "converge by run", runId[0]) ? Verb.Run : Verb.Teardown;
        var command = new ProcessCommand(_world, runId, verb);
        command.Start();
        if (!Await([() => command.HasEnded]))
        {
            _world.Violate($"without faults {command} does not end");
            return true;
        }

        return _checks.Converged(command, isLast);
    }
}

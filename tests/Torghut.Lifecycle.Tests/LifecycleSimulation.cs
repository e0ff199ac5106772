using System.Globalization;
using Torghut.Lifecycle.Tests.Checks;
using Torghut.Lifecycle.Tests.Faults;
using Torghut.Lifecycle.Tests.Processes;
using Torghut.Lifecycle.Tests.Weaknesses;
using Torghut.Lifecycle.Tests.World;

namespace Torghut.Lifecycle.Tests;

/// <summary>
/// One seed's world: some rounds of commands with faults, other actors and second processes; then the faults stop, and one
/// more command for each run must bring everything in order.
/// </summary>
internal sealed class LifecycleSimulation
{
    /// <summary>Every wait of the program is bounded; so is the longest command, far below this.</summary>
    private static readonly TimeSpan LongestCommand = TimeSpan.FromHours(6);

    private static readonly string[] RunIds = ["a", "b"];

    private readonly Draws _draws;
    private readonly SimulatedWorld _world;
    private readonly SeededFaults _faults;
    private readonly WorldChecks _checks;
    private readonly IReadOnlySet<int>? _disturbances;
    private int _disturbed;

    public LifecycleSimulation(ulong seed, FaultSelection? only = null, bool isTracing = false, Weakness weakness = Weakness.None)
    {
        _draws = new Draws(seed);
        _world = NewWorld(_draws, isTracing, weakness);
        _faults = new SeededFaults(_draws, FaultRate(_draws), only?.Calls);
        _disturbances = only?.Disturbances;
        _checks = new WorldChecks(_world);
    }

    /// <summary>Lives through it.</summary>
    public SimulationResult Run()
    {
        _world.Faults = _faults;
        int rounds = 1 + _draws.Below(5, "rounds");
        for (int round = 0; round < rounds && _world.Violations.Count == 0; round++)
        {
            PlayRound(round);
            _checks.AfterRound(RunIds);
        }

        _world.Faults = new NoFaults();
        _world.Disk.IsFull = false;
        _world.Trace(null, "the faults stop");
        _world.Clock.Pass(TimeSpan.FromHours(1));
        ConvergeAll();
        _checks.AtEnd();
        return new SimulationResult(
            [.. _world.Violations], _world.TraceHash, _world.Calls, new FaultSelection([.. _faults.Hit], [.. Enumerable.Range(0, _disturbed)]), _world.Lines);
    }

    private static SimulatedWorld NewWorld(Draws draws, bool isTracing, Weakness weakness)
    {
        var world = new SimulatedWorld(draws, isTracing)
        {
            Weakness = weakness,
            HasSurface = draws.OneIn(5000, "surface"),
            IsSpread = draws.OneIn(4000, "spread"),
            IsInStep = draws.OneIn(3000, "in step"),
            HasAutomation = draws.OneIn(5000, "automation"),
            SettleTime = TimeSpan.FromSeconds(draws.Below(3, "settle") switch { 0 => 0, 1 => 10, _ => 60 }),
        };
        int things = 1 + draws.Below(4, "things");
        for (int i = 0; i < things; i++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"thing-{i}");
            world.Things.Add(name, new WorldThing(draws.OneIn(3000, "absent", i) ? null : $"{name} as it was"));
        }

        if (world.HasAutomation)
        {
            world.Things.Add(ProcessAutomation.Switch, new WorldThing(draws.OneIn(8000, "switch") ? ProcessAutomation.On : ProcessAutomation.Off));
            world.Things.Add(ProcessAutomation.Canary, new WorldThing("canary as it was"));
        }

        return world;
    }

    /// <summary>From one fault in 40 calls to one in 1,000.</summary>
    private static int FaultRate(Draws draws) => draws.Below(4, "rate") switch { 0 => 250, 1 => 100, 2 => 40, _ => 10 };

    private void PlayRound(int round)
    {
        _world.Trace(null, string.Create(CultureInfo.InvariantCulture, $"round {round}"));
        var commands = new List<ProcessCommand>();
        int count = 1 + (_draws.OneIn(3500, "second process", round) ? 1 : 0);
        for (int i = 0; i < count; i++)
        {
            int number = (round * 10) + i;
            string runId = RunIds[!_world.HasSurface || _draws.OneIn(7500, "which run", number) ? 0 : 1];
            Verb verb = _draws.OneIn(7000, "which verb", number) ? Verb.Run : Verb.Teardown;
            var command = new ProcessCommand(_world, runId, verb);
            commands.Add(command);
            TimeSpan start = i == 0 || _world.IsInStep ? TimeSpan.Zero : _draws.Time(TimeSpan.FromSeconds(60), "start", number);
            _world.Clock.Schedule(start, command.Start);
            if (_draws.OneIn(1500, "killed", number))
            {
                _world.Clock.Schedule(start + _draws.Time(TimeSpan.FromMinutes(3), "kill", number), command.Kill);
            }
        }

        Disturb(round);
        FillDisk(round);
        long end = _world.Clock.Ticks + LongestCommand.Ticks;
        while (!commands.TrueForAll(command => command.HasEnded))
        {
            if (!_world.Clock.Step() || _world.Clock.Ticks > end)
            {
                _world.Violate($"a command does not end: {string.Join(", ", commands.Where(command => !command.HasEnded))}");
                return;
            }
        }
    }

    private void Disturb(int round)
    {
        int count = _draws.Below(3, "disturbances", round);
        string[] names = [.. _world.Things.Keys];
        for (int i = 0; i < count; i++)
        {
            int number = _disturbed++;
            if (_disturbances is not null && !_disturbances.Contains(number))
            {
                continue;
            }

            string name = names[_draws.Below(names.Length, "disturbed thing", number)];
            string? value = _draws.Below(4, "disturbed value", number) switch
            {
                0 => null,
                1 => _world.Things[name].Initial,
                _ => string.Create(CultureInfo.InvariantCulture, $"{name} by someone else, {number}"),
            };
            _world.Clock.Schedule(_draws.Time(TimeSpan.FromMinutes(3), "disturbed when", number), () => _world.Disturb(name, value));
        }
    }

    private void FillDisk(int round)
    {
        if (!_draws.OneIn(800, "disk full", round))
        {
            return;
        }

        TimeSpan start = _draws.Time(TimeSpan.FromMinutes(2), "disk full from", round);
        _world.Clock.Schedule(start, () => SetFull(true));
        _world.Clock.Schedule(start + _draws.Time(TimeSpan.FromMinutes(2), "disk full for", round), () => SetFull(false));
    }

    private void SetFull(bool isFull)
    {
        _world.Trace(null, isFull ? "the disk is full" : "the disk has space");
        _world.Disk.IsFull = isFull;
    }

    /// <summary>Whoever is refused because another run still owes something has its turn when that run has had its own.</summary>
    private void ConvergeAll()
    {
        int first = _draws.Below(2, "first to converge");
        bool isRefused = false;
        for (int i = 0; i < RunIds.Length && _world.Violations.Count == 0; i++)
        {
            isRefused |= !Converge(RunIds[(i + first) % 2], isOtherOutstanding: i == 0);
        }

        if (isRefused && _world.Violations.Count == 0)
        {
            Converge(RunIds[first], isOtherOutstanding: false);
        }
    }

    /// <summary>One command, without faults, must do; what drifted is named with exit 5 for ever.</summary>
    /// <returns>False when it was rightly refused, and must be repeated.</returns>
    private bool Converge(string runId, bool isOtherOutstanding)
    {
        if (!_checks.Exists(runId))
        {
            return true;
        }

        Verb verb = _draws.OneIn(5000, "converge by run", runId[0]) ? Verb.Run : Verb.Teardown;
        var command = new ProcessCommand(_world, runId, verb);
        command.Start();
        long end = _world.Clock.Ticks + LongestCommand.Ticks;
        while (!command.HasEnded)
        {
            if (!_world.Clock.Step() || _world.Clock.Ticks > end)
            {
                _world.Violate($"without faults {command} does not end");
                return true;
            }
        }

        if (isOtherOutstanding && _checks.IsRightlyRefused(command))
        {
            return false;
        }

        _checks.Converged(command);
        return true;
    }
}

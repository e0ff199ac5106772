using System.Globalization;
using Torghut.Lifecycle.Tests.Checks;
using Torghut.Lifecycle.Tests.Faults;
using Torghut.Lifecycle.Tests.Processes;
using Torghut.Lifecycle.Tests.World;

namespace Torghut.Lifecycle.Tests;

/// <summary>One run with one fault, and the command that finishes it, in a world in which nobody else changes anything.</summary>
internal sealed class MutationCell
{
    private const string RunId = "a";

    private static readonly TimeSpan LongestCommand = TimeSpan.FromHours(6);

    private readonly SimulatedWorld _world;
    private readonly WorldChecks _checks;

    private MutationCell(IFaultPlan faults)
    {
        _world = new SimulatedWorld(new Draws(1), isTracing: false)
        {
            HasSurface = true,
            HasAutomation = true,
            SettleTime = TimeSpan.FromSeconds(10),
            Faults = faults,
        };
        _world.Things.Add(ProcessAutomation.Switch, new WorldThing(ProcessAutomation.On));
        _world.Things.Add(ProcessAutomation.Canary, new WorldThing("canary as it was"));
        _world.Things.Add("present", new WorldThing("as it was"));
        _world.Things.Add("another", new WorldThing("as it was too"));
        _world.Things.Add("absent", new WorldThing(null));
        _checks = new WorldChecks(_world);
    }

    /// <summary>The points at which an undisturbed run changes the world.</summary>
    public static IReadOnlyList<MutationPoint> Points()
    {
        var recorder = new CallRecorder();
        var cell = new MutationCell(recorder);
        int? exitCode = cell.Execute(Verb.Run).ExitCode;
        return exitCode == 0 && cell.Problem() is null
            ? MutationPoint.Of(recorder.Calls)
            : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The undisturbed run ended with {exitCode}: {cell.Problem()}"));
    }

    /// <summary>Lives through it.</summary>
    /// <returns>The exit codes of both commands, <c>killed</c> for the first where it was; and what is wrong, null when nothing is.</returns>
    public static (string First, string Second, string? Problem) Try(MutationFault fault, Verb resume)
    {
        var scripted = new ScriptedFault(fault.Fault, 1, call => call.Number == fault.Call);
        var cell = new MutationCell(scripted);
        ProcessCommand run = cell.Execute(Verb.Run);
        string first = run.ExitCode?.ToString(CultureInfo.InvariantCulture) ?? "killed";
        cell._checks.AfterRound([RunId]);
        string? problem = cell.ProblemAfter(run, fault, scripted);
        cell._world.Faults = new NoFaults();
        ProcessCommand finish = cell.Execute(resume);
        cell._checks.Converged(finish);
        cell._checks.AtEnd();
        problem ??= finish.ExitCode == 0 ? cell.Problem() : $"{finish} ended with {finish.ExitCode}: {finish.Failure?.Message}";
        return (first, finish.ExitCode?.ToString(CultureInfo.InvariantCulture) ?? "none", problem);
    }

    /// <summary>A run that was not killed has put everything back, or says with exit 5 what it has not.</summary>
    private string? ProblemAfter(ProcessCommand run, MutationFault fault, ScriptedFault scripted)
    {
        bool isCrash = fault.Fault is not (Fault.ErrorBefore or Fault.ErrorAfter);
        if (!scripted.HasHit || isCrash != (run.ExitCode is null))
        {
            return "the fault did not come";
        }

        return isCrash || run.ExitCode == 5 ? null : Problem();
    }

    private ProcessCommand Execute(Verb verb)
    {
        var command = new ProcessCommand(_world, RunId, verb);
        command.Start();
        long end = _world.Clock.Ticks + LongestCommand.Ticks;
        while (!command.HasEnded)
        {
            if (!_world.Clock.Step() || _world.Clock.Ticks > end)
            {
                throw new InvalidOperationException($"{command} does not end.");
            }
        }

        return command;
    }

    /// <summary>What is not as it was when the world began.</summary>
    private string? Problem()
    {
        string[] problems =
        [
            .. _world.Violations,
            .. _world.Things.Where(thing => thing.Value.Value != thing.Value.Initial).Select(thing => $"{thing.Key} is {thing.Value.Value ?? "nothing"}"),
            .. _world.Outstanding(RunId).Select(pledge => $"{pledge.Target} is outstanding"),
            .. _world.Surface.Holder is null ? Array.Empty<string>() : ["the surface is held"],
        ];
        return problems.Length == 0 ? null : string.Join("; ", problems);
    }
}

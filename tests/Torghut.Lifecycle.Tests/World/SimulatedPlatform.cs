using System.Globalization;
using NodaTime;
using Torghut.Lifecycle.Tests.Faults;
using Torghut.Lifecycle.Tests.Processes;
using Torghut.Lifecycle.Tests.Weaknesses;
using Torghut.Market.Topics;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Monitoring;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Pauses;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Progress;
using Torghut.Simulation.Runs;

namespace Torghut.Lifecycle.Tests.World;

/// <summary>A platform whose apply changes every thing of the world, one after the other, and whose replay takes its time.</summary>
internal sealed class SimulatedPlatform : ISimulationPlatform
{
    public const string Kind = "value";

    private readonly SimulatedProcess _process;
    private readonly ProcessCalls _calls;
    private readonly IControlPlane _things;
    private readonly ISurfaceLock _surface;

    public SimulatedPlatform(SimulatedProcess process)
    {
        _process = process;
        _calls = new ProcessCalls(process);
        Weakness weakness = process.World.Weakness;
        _things = new WeakThings(new ProcessThings(_calls), weakness);
        _surface = weakness == Weakness.DeadHoldersOweNothing ? new WeakSurface(new ProcessSurface(_calls)) : new ProcessSurface(_calls);
    }

    public string Name => "simulated";

    public static Obligation Pledge(string target, string? captured, string? intended) => new()
    {
        Id = target,
        Kind = Kind,
        Target = target,
        Captured = captured,
        Intended = intended,
        ManualCommand = $"set {target} '{captured}'",
    };

    public IReadOnlyDictionary<string, string> DescribeStores(RunDefinition run) => new Dictionary<string, string>();

    public Task<InputInspection> InspectInputAsync(RunDefinition run, CancellationToken cancellationToken) => Task.FromResult(NoInput.Inspection);

    public bool HasPreparedInput(RunDefinition run, string cacheRoot, CancellationToken cancellationToken) => true;

    public async Task<IPreparedInput> PrepareInputAsync(
        RunDefinition run, string cacheRoot, bool force, IProgressObserver observer, CancellationToken cancellationToken)
    {
        await StepAsync("prepare input", cancellationToken).ConfigureAwait(false);
        return new NoInput();
    }

    public IReadOnlyList<CachedInput> ListCachedInputs(string cacheRoot) => [];

    public bool RemoveCachedInput(string cacheRoot, string path) => false;

    public async Task<ReplayResult> ApplyAsync(ApplyRequest request, CancellationToken cancellationToken)
    {
        foreach (string target in _process.World.Things.Keys)
        {
            if (target is ProcessAutomation.Switch or ProcessAutomation.Canary)
            {
                continue;
            }

            ThingReading reading = await request.Mutations.ReadAsync(new ThingId(Kind, target), cancellationToken).ConfigureAwait(false);
            if (reading is not ThingReading.Found found)
            {
                throw new SimulationException(ExitCode.Failed, "thing_unreadable", reading.ToString());
            }

            string intended = string.Create(CultureInfo.InvariantCulture, $"{target} of {_process.RunId}");
            await request.Mutations.PerformAsync(Pledge(target, found.Value, intended), cancellationToken).ConfigureAwait(false);
        }

        await StepAsync("replay", cancellationToken).ConfigureAwait(false);
        Instant end = request.Run.Window.End;
        return new ReplayResult
        {
            Records = 1,
            RecordsByRole = new Dictionary<TopicRole, long> { [TopicRole.Trades] = 1 },
            Signals = 1,
            Decisions = 1,
            Executions = 1,
            OrderEvents = 1,
            TcaMetrics = 1,
            LastSignal = end,
            Cursor = end,
            Elapsed = TimeSpan.FromSeconds(1),
        };
    }

    public Task<bool> HoldsReplayAsync(
        RunDefinition run, IReadOnlyDictionary<string, long> recordsByTopic, CancellationToken cancellationToken) => Task.FromResult(true);

    public ICompletionProbe OpenProbe(RunDefinition run, ReplayResult replay) => new EndedReplayProbe(replay);

    public RunStores OpenStores(RunFolder folder) => throw new NotSupportedException("the simulated report reads no stores");

    public RunControl ControlOf(RunFolder folder, RunDefinition? run) => new(
        _things,
        _process.World.HasAutomation ? new ProcessAutomation(new BoundedControlPlane(_things, _process.World.CallLimit, _process.Clock), _process.RunId) : null,
        _process.World.HasSurface ? _surface : null)
    {
        CallLimit = _process.World.CallLimit,

        // What it cancels goes on on another thread, and a seed would not be replayable; the watch has tests of its own.
        WatchEvery = TimeSpan.FromDays(30),
    };

    private async Task StepAsync(string what, CancellationToken cancellationToken)
    {
        try
        {
            await _calls.ReadAsync(CallKind.Step, what, () => true)
                .WaitAsync(TimeSpan.FromMinutes(5), _process.Clock, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new SimulationException(ExitCode.Failed, "step_timeout", $"{what}: no answer");
        }

        int number = _process.World.IsInStep ? 0 : _process.Pid;
        await Pause.ForAsync(_process.World.Draws.Time(TimeSpan.FromSeconds(90), what, number), _process.Clock, cancellationToken).ConfigureAwait(false);
    }
}

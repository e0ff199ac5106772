using NodaTime;
using Torghut.Market.Integrity;
using Torghut.Market.Topics;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Monitoring;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Progress;
using Torghut.Simulation.Runs;
using Torghut.Simulation.Tests.Restoring;

namespace Torghut.Simulation.Tests.Lifecycle;

/// <summary>A platform whose things are in memory: <c>apply</c> creates a database and points a service at it.</summary>
internal sealed class MemoryPlatform : ISimulationPlatform
{
    public MemoryPlatform() => World["service"] = "production";

    public World World { get; } = new();

    public IAutomation? Automation { get; set; }

    public ISurfaceLock? Surface { get; set; }

    public IJournalCopy? Copy { get; set; }

    public TimeSpan WatchEvery { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Done in <c>apply</c> after the things are changed.</summary>
    public Func<Task> Replay { get; set; } = () => Task.CompletedTask;

    public Exception? InputFailure { get; set; }

    public bool HoldsReplay { get; set; } = true;

    public string ContentKey { get; set; } = "content";

    public int Prepared { get; private set; }

    public int Applied { get; private set; }

    public string Name => "memory";

    /// <summary>Whether everything is as it was before any run.</summary>
    public bool IsAsBefore => World["service"] == "production" && World["database"] is null;

    public IReadOnlyDictionary<string, string> DescribeStores(RunDefinition run) => new Dictionary<string, string>();

    public Task<InputInspection> InspectInputAsync(RunDefinition run, CancellationToken cancellationToken) => Task.FromResult(Inspect());

    public bool HasPreparedInput(RunDefinition run, string cacheRoot, CancellationToken cancellationToken) => true;

    public Task<IPreparedInput> PrepareInputAsync(
        RunDefinition run, string cacheRoot, bool force, IProgressObserver observer, CancellationToken cancellationToken)
    {
        Prepared++;
        return InputFailure is null ? Task.FromResult<IPreparedInput>(new Input(Inspect())) : throw InputFailure;
    }

    public IReadOnlyList<CachedInput> ListCachedInputs(string cacheRoot) => [];

    public bool RemoveCachedInput(string cacheRoot, string path) => false;

    public async Task<ReplayResult> ApplyAsync(ApplyRequest request, CancellationToken cancellationToken)
    {
        Applied++;
        await request.Mutations.PerformAsync(World.Pledge("database", null, "torghut_sim_run_1"), cancellationToken);
        await request.Mutations.PerformAsync(World.Pledge("service", "production", "simulation"), cancellationToken);
        await Replay();
        cancellationToken.ThrowIfCancellationRequested();
        return new ReplayResult
        {
            Records = 10,
            RecordsByRole = new Dictionary<TopicRole, long> { [TopicRole.Trades] = 10 },
            Signals = 5,
            Decisions = 2,
            Executions = 1,
            OrderEvents = 2,
            TcaMetrics = 1,
            LastSignal = Instant.FromUtc(2026, 2, 27, 20, 59, 59),
            Cursor = Instant.FromUtc(2026, 2, 27, 20, 59, 59),
            Elapsed = TimeSpan.FromSeconds(1),
        };
    }

    public Task<bool> HoldsReplayAsync(RunDefinition run, IReadOnlyDictionary<string, long> recordsByTopic, CancellationToken cancellationToken) =>
        Task.FromResult(HoldsReplay && recordsByTopic.Values.Sum() == 10);

    public ICompletionProbe OpenProbe(RunDefinition run, ReplayResult replay) => new EndedReplayProbe(replay);

    public RunStores OpenStores(RunFolder folder) => throw new NotSupportedException();

    public bool IsReported { get; set; }

    public IRunJudge? Judge { get; set; }

    public RunControl ControlOf(RunFolder folder, RunDefinition? run) => new(World, Automation, Surface) { Copy = Copy, WatchEvery = WatchEvery, IsReported = IsReported, Judge = Judge };

    private InputInspection Inspect() => new() { Kind = "memory", Location = "memory", ContentKey = ContentKey, Files = [] };

    private sealed class Input(InputInspection inspection) : IPreparedInput
    {
        public InputSummary Summary { get; } = new()
        {
            Inspection = inspection,
            InputHash = "hash",
            Symbols = ["AAA"],
            EventCount = 10,
            Statistics = new InputStatistics
            {
                LinesRead = 10,
                Outcomes = new Dictionary<string, long>(),
                Roles = [],
                Partitions = [],
                Coverage = [],
                Quarantined = [],
            },
        };

        public bool Reused => false;

        public string? RebuildReason => null;

        public void Dispose()
        {
        }
    }
}

using Torghut.Market.Symbols;
using Torghut.Platform.Embedded.Control;
using Torghut.Platform.Embedded.Evidence;
using Torghut.Platform.Embedded.Ledger;
using Torghut.Platform.Embedded.Preparation;
using Torghut.Platform.Embedded.Replay;
using Torghut.Platform.Embedded.Salvage;
using Torghut.Platform.Embedded.Signals;
using Torghut.Platform.Embedded.Sources;
using Torghut.Platform.Embedded.Tape;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Monitoring;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Progress;
using Torghut.Simulation.Runs;
using Torghut.Trading.Ledger;
using Torghut.Trading.Pipeline;

namespace Torghut.Platform.Embedded;

/// <summary>One process, one machine, no servers: tape on disk, our pipeline, a SQLite ledger and DuckDB signals.</summary>
public sealed class EmbeddedPlatform : ISimulationPlatform
{
    private readonly TimeProvider _time;
    private (RunDefinition Run, IdentifiedSource Source)? _source;

    /// <summary>Makes the platform.</summary>
    public EmbeddedPlatform(TimeProvider time) => _time = time;

    /// <inheritdoc/>
    public string Name => "embedded";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> DescribeStores(RunDefinition run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new Dictionary<string, string>
        {
            ["ledger"] = run.Folder.Relative(run.Folder.Ledger),
            ["signals"] = run.Folder.Relative(run.Folder.Signals),
        };
    }

    /// <inheritdoc/>
    public Task<InputInspection> InspectInputAsync(RunDefinition run, CancellationToken cancellationToken) =>
        Task.FromResult(EmbeddedInput.Inspect(Identify(run, cancellationToken), run));

    /// <inheritdoc/>
    public bool HasPreparedInput(RunDefinition run, string cacheRoot, CancellationToken cancellationToken) =>
        new TapeCache(cacheRoot).Contains(Identify(run, cancellationToken), SourceFactory.Request(run));

    /// <inheritdoc/>
    public Task<IPreparedInput> PrepareInputAsync(
        RunDefinition run, string cacheRoot, bool force, IProgressObserver observer, CancellationToken cancellationToken)
    {
        PreparedTape tape = new TapeCache(cacheRoot, new TapeCacheOptions { Rebuild = force }).GetOrBuild(
            SourceOf(run), SourceFactory.Request(run), new DecodeProgressAdapter(observer), cancellationToken);
        return Task.FromResult<IPreparedInput>(new EmbeddedInput(tape, run));
    }

    /// <inheritdoc/>
    public IReadOnlyList<CachedInput> ListCachedInputs(string cacheRoot) =>
        [.. new TapeCache(cacheRoot).List().Select(tape => new CachedInput(tape.Folder, tape.Bytes, tape.LastUsedUtc))];

    /// <inheritdoc/>
    public bool RemoveCachedInput(string cacheRoot, string path)
    {
        var cache = new TapeCache(cacheRoot);
        return cache.List().FirstOrDefault(tape => tape.Folder == path) is CachedTape found && cache.TryRemove(found);
    }

    /// <inheritdoc/>
    public async Task<ReplayResult> ApplyAsync(ApplyRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        RunFolder folder = request.Folder;
        await request.Mutations.PerformAsync(ScratchFolder.Obligation(folder), cancellationToken).ConfigureAwait(false);
        string ledger = Path.Combine(folder.Scratch, Path.GetFileName(folder.Ledger));
        string signals = Path.Combine(folder.Scratch, Path.GetFileName(folder.Signals));
        SymbolTable symbols = ((EmbeddedInput)request.Input).Tape.Tape.Symbols;
        PipelineOptions options = PipelineOptionsFactory.Create(request.Run, symbols, request.Input.Summary.Statistics);
        var stores = new StorePair(
            () => new LedgerSession(new SqliteLedgerWriter(ledger)),
            () => new SignalSession(new DuckDbSignalStoreWriter(signals, symbols, options.SourceTopics)));
        ReplayResult result = new EmbeddedReplay(request, options, stores, _time).Run(cancellationToken);
        AtomicFile.Delete(folder.Storage, folder.ReplayMarker);
        File.Move(ledger, folder.Ledger, overwrite: true);
        File.Move(signals, folder.Signals, overwrite: true);
        AtomicFile.FlushFolder(folder.Root);
        return result;
    }

    /// <inheritdoc/>
    public Task<bool> HoldsReplayAsync(
        RunDefinition run, IReadOnlyDictionary<string, long> recordsByTopic, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(
            File.Exists(run.Folder.Ledger) && File.Exists(run.Folder.Signals) && File.Exists(run.Folder.ReportInputs));
    }

    /// <inheritdoc/>
    public ICompletionProbe OpenProbe(RunDefinition run, ReplayResult replay) => new EndedReplayProbe(replay);

    /// <inheritdoc/>
    public RunStores OpenStores(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return new RunStores(
            new SqliteLedgerReader(folder.Ledger),
            File.Exists(folder.Signals) ? new DuckDbSignalStoreReader(folder.Signals) : null);
    }

    /// <inheritdoc/>
    public IEvidenceFiles EvidenceFiles() => new ParquetFiles();

    /// <inheritdoc/>
    public RunStores SalvageStores(RunFolder folder, ReadIssues issues)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(issues);
        var salvage = new StoreSalvage(folder, issues);
        return new RunStores(salvage.OpenLedger(), salvage.OpenSignals()) { Problems = salvage.Problems };
    }

    /// <inheritdoc/>
    public RunControl ControlOf(RunFolder folder, RunDefinition? run)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return new RunControl(new ScratchFolder(folder), Automation: null, Surface: null) { RestoreLimit = TimeSpan.FromSeconds(30) };
    }

    /// <summary>The run's source; asked again for the same run, the same one, so that its files are hashed once.</summary>
    private IdentifiedSource SourceOf(RunDefinition run)
    {
        if (_source is null || !ReferenceEquals(_source.Value.Run, run))
        {
            _source = (run, new IdentifiedSource(SourceFactory.Create(run)));
        }

        return _source.Value.Source;
    }

    private SourceIdentity Identify(RunDefinition run, CancellationToken cancellationToken) =>
        SourceOf(run).Identify(SourceFactory.Request(run), cancellationToken);
}

using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Documents;
using Torghut.Simulation.Lifecycle;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Manifest.Loading;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Progress;
using Torghut.Simulation.Runs;
using Torghut.Simulation.Tests.Artifacts;

namespace Torghut.Simulation.Tests.Lifecycle;

/// <summary>A run over a platform in memory and artifacts on disk.</summary>
public abstract class LifecycleFixture : IDisposable, IRunObserver
{
    private readonly TemporaryFolder _temporary = new();

    protected LifecycleFixture() => Run = Define("d");

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    internal MemoryPlatform Platform { get; } = new();

    internal MemoryReporter Reporter { get; } = new();

    protected RunDefinition Run { get; set; }

    protected RunFolder Folder => Run.Folder;

    protected List<string> Notes { get; } = [];

    protected List<RunState> States { get; } = [];

    protected RunState State => RunStateFile.Read(Folder)!;

    public void StateChanged(RunState state) => States.Add(state);

    public void Progressed(in ProgressSample sample)
    {
    }

    public void Noted(NoteLevel level, string code, string message) => Notes.Add($"{code}: {message}");

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => _temporary.Dispose();

    protected RunDefinition Define(string dataset, string runId = "run 1")
    {
        string text = $"dataset_id: {dataset}\nsource: {{kind: synthetic}}\nwindow: {{trading_day: 2026-02-27}}\n";
        SimulationManifest manifest = Assert.IsType<ManifestLoadResult.Loaded>(ManifestLoader.Parse(text, "/sim/m.yaml", _ => null)).Manifest;
        return RunDefinitionFactory.Create(runId, manifest, text, _temporary.Root);
    }

    protected Task<RunOutcome> ExecuteAsync(Func<RunSettings, RunSettings>? change = null, CancellationToken? stop = null)
    {
        var settings = new RunSettings { Reporter = Reporter, RestoreLimit = TimeSpan.FromMilliseconds(300) };
        return new SimulationRun(Run, Platform, change?.Invoke(settings) ?? settings, this, TimeProvider.System).ExecuteAsync(stop ?? Token);
    }

    protected Task<RunOutcome> ApplyAsync() => ExecuteAsync(settings => settings with { WholeLifecycle = false });

    protected Task<TeardownResult> TeardownAsync() =>
        new TeardownRunner(Folder, Platform, this, TimeProvider.System, TimeSpan.FromMilliseconds(300))
            .ExecuteAsync(HolderIdentity.OfThisProcess("run 1", Folder.Root, TimeProvider.System.GetUtcNow()));

    /// <summary>The artifacts of a process that ended in a phase: its state with the phase running, and what it owed.</summary>
    protected void LeaveAs(RunPhase phase)
    {
        RunState state = States.Last(each => each.Phase == phase && each[phase].Status == PhaseStatus.Running);
        File.WriteAllText(Folder.RunState, System.Text.Json.JsonSerializer.Serialize(state, LifecycleJson.Default.RunState));
    }

    protected string StatusOf(RunPhase phase) => LifecycleNames.Of(State[phase].Status);

    protected IReadOnlyList<OutstandingObligation> Outstanding => ObligationJournal.ReadOutstanding(Folder);

    protected RunManifestDocument Manifest => System.Text.Json.JsonSerializer.Deserialize(
        File.ReadAllBytes(Folder.RunManifest), DocumentsJson.Default.RunManifestDocument)!;
}

using Torghut.Simulation.Artifacts;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Guards;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Progress;
using Torghut.Simulation.Restoring;
using Torghut.Simulation.Runs;

namespace Torghut.Cli.Composition;

/// <summary>
/// What an export has made and not completed, pledged on disk like a run's changes: an export that is broken off is put back,
/// at once or, after a kill, by the next export of the same id.
/// </summary>
internal sealed class ExportJournal : IDisposable
{
    private readonly RunFolder _folder;
    private readonly RunFolderLock _held;
    private readonly ObligationJournal _journal;
    private readonly ObligationUnwinder _unwinder;
    private readonly PledgedMutations _mutations;

    /// <summary>Folders above the journal's own that it made, from below.</summary>
    private readonly IReadOnlyList<string> _parents;

    private ExportJournal(RunDefinition run, RunControl control, RunFolder folder, IProgressObserver observer, TimeProvider time)
    {
        _folder = folder;
        _parents = [.. Parents(folder.Root).Skip(1).Where(parent => !Directory.Exists(parent))];
        AtomicFile.CreateFolder(folder.Root);
        _held = RunFolderLock.Acquire(folder, run.Identity.RunId, time.GetUtcNow());
        try
        {
            var limits = new RestoreLimits { PerThing = control.RestoreLimit, PerCall = control.CallLimit };
            _journal = ObligationJournal.Open(folder, time);
            _unwinder = new ObligationUnwinder(_journal, control, limits, observer, time);
            _mutations = new PledgedMutations(_journal, control, limits, time, token =>
            {
                token.ThrowIfCancellationRequested();
                IsolationGuards.Enforce(IsolationGuards.Evaluate(run));
                return Task.CompletedTask;
            });
        }
        catch
        {
            _held.Dispose();
            throw;
        }
    }

    /// <summary>Opens the journal of an export, and puts back what an earlier one left.</summary>
    /// <param name="run">Names the export.</param>
    /// <param name="control">The things that it makes.</param>
    /// <param name="observer">Hears of what is put back.</param>
    /// <param name="time">Clock.</param>
    /// <param name="cancellationToken">Stops before anything new is made.</param>
    /// <exception cref="SimulationException">Another process exports under this id; or <c>export_leftovers</c> (exit code 5).</exception>
    public static async Task<ExportJournal> OpenAsync(
        RunDefinition run, RunControl control, IProgressObserver observer, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        var folder = new RunFolder(Path.Combine(Path.GetFullPath(run.OutputRoot), ".exports", run.Identity.Token.Value));
        var journal = new ExportJournal(run, control, folder, observer, time);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            await journal.PutBackAsync().ConfigureAwait(false);
            return journal;
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    /// <summary>Makes a thing, pledged first.</summary>
    public Task MakeAsync(Obligation obligation, CancellationToken cancellationToken) => _mutations.PerformAsync(obligation, cancellationToken);

    /// <summary>The export is complete: what it made stays, and nothing is owed.</summary>
    public void Complete()
    {
        foreach (OutstandingObligation owed in _journal.Outstanding)
        {
            _journal.Release(owed.Obligation, "exported: it stays");
        }

        _journal.Dispose();
        _folder.Storage.DeleteFolder(_folder.Root);
        foreach (string parent in _parents.Prepend(Path.GetDirectoryName(_folder.Root)!).Distinct(StringComparer.Ordinal))
        {
            if (!Directory.EnumerateFileSystemEntries(parent).Any())
            {
                Directory.Delete(parent);
            }
        }
    }

    private static IEnumerable<string> Parents(string folder)
    {
        for (string? parent = folder; parent is not null; parent = Path.GetDirectoryName(parent))
        {
            yield return parent;
        }
    }

    /// <summary>Puts back what was made, whatever stops the program.</summary>
    /// <exception cref="SimulationException"><c>export_leftovers</c> (exit code 5): something could not be put back.</exception>
    public async Task PutBackAsync()
    {
        UnwindResult result = await _unwinder.UnwindAllAsync(CancellationToken.None).ConfigureAwait(false);
        if (result.Unrestored.Count > 0)
        {
            throw new SimulationException(
                ExitCode.RestoreRequired,
                "export_leftovers",
                $"What an export made could not be put back:\n  {string.Join("\n  ", result.Unrestored.Select(thing => thing.Obligation.ManualCommand))}")
            {
                Hint = "The same export command tries again first.",
            };
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _journal.Dispose();
        _held.Dispose();
    }
}

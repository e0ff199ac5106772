using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Progress;

namespace Torghut.Simulation.Lifecycle;

/// <summary>Fulfils a run's outstanding obligations, the last pledged first.</summary>
public static class ObligationUnwinder
{
    private static readonly TimeSpan LimitPerObligation = TimeSpan.FromSeconds(60);

    /// <summary>Restores each thing; one that cannot be restored does not stop the others.</summary>
    /// <returns>What could not be put back.</returns>
    public static async Task<IReadOnlyList<UnrestoredThing>> UnwindAsync(
        ObligationJournal journal, ISimulationPlatform platform, RunFolder folder, IProgressObserver observer)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(platform);
        ArgumentNullException.ThrowIfNull(observer);
        var unrestored = new List<UnrestoredThing>();
        foreach (Obligation obligation in journal.Outstanding)
        {
            string? problem = await RestoreAsync(obligation, platform, folder).ConfigureAwait(false);
            if (problem is null)
            {
                journal.Release(obligation);
                continue;
            }

            journal.Fail(obligation, problem);
            observer.Noted(NoteLevel.Error, "restore_failed", $"{obligation.Target}: {problem}. By hand: {obligation.ManualCommand}");
            unrestored.Add(new UnrestoredThing(obligation, problem));
        }

        return unrestored;
    }

    private static async Task<string?> RestoreAsync(Obligation obligation, ISimulationPlatform platform, RunFolder folder)
    {
        using var limit = new CancellationTokenSource(LimitPerObligation);
        try
        {
            return await platform.RestoreAsync(obligation, folder, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return $"not restored within {LimitPerObligation.TotalSeconds:0} s";
        }
#pragma warning disable CA1031 // Whatever happens to one obligation, the others are still fulfilled.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception.Message;
        }
    }
}

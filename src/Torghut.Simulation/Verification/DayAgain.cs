using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Comparisons;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Lifecycle;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Progress;
using Torghut.Simulation.Runs;

namespace Torghut.Simulation.Verification;

/// <summary>
/// Runs a finished run's day again and holds the result against it. The second run is a run like any other, with its own
/// lock and obligations, in a folder of its own that goes when all is done; the verified run's folder is only read.
/// </summary>
public static class DayAgain
{
    private const string Folder = ".verify";

    /// <summary>The folder of runs in which a run's day is run again: hidden, and beside the run.</summary>
    public static string OutputRootOf(RunFolder kept)
    {
        ArgumentNullException.ThrowIfNull(kept);
        return Path.Combine(Path.GetDirectoryName(kept.Root) ?? "/", Folder, Path.GetFileName(kept.Root));
    }

    /// <summary>Runs the day and verifies.</summary>
    /// <exception cref="SimulationException">The day could not be run again.</exception>
    /// <exception cref="OperationCanceledException">Stopped from outside; everything is back.</exception>
    public static async Task<VerificationDocument> VerifyAsync(VerificationRequest request, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(time);
        RunFolder folder = request.Again.Folder;
        await RemoveAsync(request, time).ConfigureAwait(false);
        try
        {
            RunDefinition again = KeptCassette.PutInto(request.Again, request.Kept.Folder);
            var run = new SimulationRun(again, request.Platform, request.Settings, request.Observer, time);
            RunOutcome outcome = await run.ExecuteAsync(cancellationToken).ConfigureAwait(false);
            if (outcome.Cancelled)
            {
                throw new OperationCanceledException("The verification was stopped from outside.", cancellationToken);
            }

            if (outcome.Failure is { } failure)
            {
                throw failure;
            }

            using FinishedRun fresh = request.Kept.OpenAlike(folder);
            return RunVerifier.Verify(request.Kept, fresh, against: null);
        }
        finally
        {
            await RemoveAsync(request, time).ConfigureAwait(false);
        }
    }

    /// <summary>Puts back whatever the second run, or one that was killed, left, and removes its folder.</summary>
    private static async Task RemoveAsync(VerificationRequest request, TimeProvider time)
    {
        RunFolder folder = request.Again.Folder;
        string root = OutputRootOf(request.Kept.Folder);
        if (!Directory.Exists(root))
        {
            return;
        }

        if (Directory.Exists(folder.Root) && ObligationJournal.ReadOutstanding(folder).Count > 0)
        {
            TeardownResult teardown = await new TeardownRunner(folder, request.Platform, request.Observer, time, request.Settings.RestoreLimit)
                .ExecuteAsync(HolderIdentity.OfThisProcess(request.Again.Identity.RunId, folder.Root, time.GetUtcNow()))
                .ConfigureAwait(false);
            if (teardown.ExitCode != ExitCode.Success)
            {
                request.Observer.Noted(
                    NoteLevel.Error,
                    "verification_kept",
                    $"{folder.Root} is kept: it says what is not back. Try again with: torghut-sim teardown --run-id {request.Again.Identity.RunId} --output-root {root}");
                return;
            }
        }

        Directory.Delete(root, recursive: true);
        string parent = Path.GetDirectoryName(root)!;
        if (!Directory.EnumerateFileSystemEntries(parent).Any())
        {
            Directory.Delete(parent);
        }
    }
}

using System.Text.Json;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Documents;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Restoring;

namespace Torghut.Simulation.Lifecycle;

/// <summary>Keeps <c>restore-required.json</c> true: there while something is left, gone when nothing is.</summary>
public static class RestoreRequiredFile
{
    /// <summary>Writes or removes the file.</summary>
    public static void Update(RunFolder folder, string runId, IReadOnlyList<UnrestoredThing> unrestored)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(unrestored);
        if (unrestored.Count == 0)
        {
            if (folder.Storage.Read(folder.RestoreRequired) is not null)
            {
                AtomicFile.Delete(folder.Storage, folder.RestoreRequired);
            }

            return;
        }

        var document = new RestoreRequiredDocument
        {
            RunId = runId,
            Items = [.. unrestored.Select(thing => RestoreRequiredItem.Of(thing))],
            RetryCommand = RunCommandLine.Of("teardown", runId, folder.Root),
        };
        AtomicFile.Replace(
            folder.Storage,
            folder.RestoreRequired,
            stream => JsonSerializer.Serialize(stream, document, DocumentsJson.Default.RestoreRequiredDocument));
    }

    /// <summary>
    /// The failure of a command that could not do its work. Where an earlier attempt's things are not back, or it cannot be
    /// known, it is exit 5 whatever failed: no other code may be read as "everything restored".
    /// </summary>
    public static SimulationException ToFailure(RunFolder folder, string runId, Exception cause)
    {
        SimulationException failure = cause is OperationCanceledException ? Failures.Interruption() : FailureTranslation.Of(cause);
        if (failure.ExitCode is ExitCode.Refused or ExitCode.RestoreRequired || WhatIsOwed(folder) is not string owed)
        {
            return failure;
        }

        return new SimulationException(ExitCode.RestoreRequired, failure.Code, $"{failure.Message} {owed}", cause)
        {
            Hint = $"When that is mended: {RunCommandLine.Of("teardown", runId, folder.Root)}",
        };
    }

    /// <summary>The failure that names what is left and how to put it back.</summary>
    public static SimulationException ToException(RunFolder folder, string runId, IReadOnlyList<UnrestoredThing> unrestored)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(unrestored);
        IEnumerable<string> lines = unrestored.Select(
            thing => $"{thing.Obligation.Target}: {thing.Problem}; by hand: {thing.Obligation.ManualCommand}");
        return new SimulationException(
            ExitCode.RestoreRequired,
            "restore_required",
            $"{unrestored.Count} thing(s) could not be put back (see {folder.RestoreRequired}):\n  {string.Join("\n  ", lines)}")
        {
            Hint = $"Try again with: {RunCommandLine.Of("teardown", runId, folder.Root)}",
        };
    }

    private static string? WhatIsOwed(RunFolder folder)
    {
        try
        {
            IReadOnlyList<OutstandingObligation> outstanding = ObligationJournal.ReadOutstanding(folder);
            return outstanding.Count == 0
                ? null
                : $"An earlier attempt changed what is not back: {string.Join(", ", outstanding.Select(owed => owed.Obligation.Target))}.";
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException or SimulationException)
        {
            return $"Whether an earlier attempt left something changed is not known: {refusal.Message}";
        }
    }
}

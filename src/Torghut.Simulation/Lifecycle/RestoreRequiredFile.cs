using System.Text.Json;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Documents;
using Torghut.Simulation.Errors;
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
}

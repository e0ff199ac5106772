using System.Text.Json;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Documents;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Platforms;

namespace Torghut.Simulation.Lifecycle;

/// <summary>Writes <c>run-manifest.json</c>: all that was done.</summary>
internal static class RunManifestFile
{
    /// <summary>Writes it.</summary>
    public static void Write(PhaseContext context, AttemptResults results, ExitCode exitCode)
    {
        var document = new RunManifestDocument
        {
            RunId = context.Run.Identity.RunId,
            RunToken = context.Run.Identity.Token.Value,
            DatasetId = context.Run.Manifest.DatasetId,
            Platform = context.Platform.Name,
            Mode = context.Settings.Mode,
            ProgramVersion = context.Recorder.State.ProgramVersion,
            ManifestHash = context.Recorder.State.ManifestHash,
            Source = results.Input?.Summary.Inspection,
            InputHash = results.Input?.Summary.InputHash,
            Counts = Counts(results.Replay),
            Report = results.Report is null
                ? null
                : new RunManifestReport(results.Report.Verdict, results.Report.DecisionHash, results.Report.OrderHash, results.Report.Files),
            Notes = context.Observer.Notes,
            RestoreStatus = RestoreStatusOf(context.Journal),
            ExitCode = (int)exitCode,
        };
        AtomicFile.Replace(
            context.Folder.Storage, context.Folder.RunManifest, stream => JsonSerializer.Serialize(stream, document, DocumentsJson.Default.RunManifestDocument));
    }

    private static Dictionary<string, long>? Counts(ReplayResult? replay) => replay is null
        ? null
        : new Dictionary<string, long>
        {
            ["records"] = replay.Records,
            ["signals"] = replay.Signals,
            ["trade_decisions"] = replay.Decisions,
            ["executions"] = replay.Executions,
            ["execution_order_events"] = replay.OrderEvents,
            ["execution_tca_metrics"] = replay.TcaMetrics,
        };

    private static RestoreStatus RestoreStatusOf(ObligationJournal journal)
    {
        var items = new List<RestoreItem>();
        foreach (ObligationEntry entry in journal.Entries)
        {
            string status = JsonNamingPolicy.SnakeCaseLower.ConvertName(entry.Status.ToString());
            int known = items.FindIndex(item => item.Id == entry.Id);
            string target = entry.Obligation?.Target ?? items[known].Target;
            var item = new RestoreItem(entry.Id, target, status, entry.Detail);
            if (known < 0)
            {
                items.Add(item);
            }
            else
            {
                items[known] = item;
            }
        }

        return new RestoreStatus { Restored = journal.Outstanding.Count == 0, Obligations = items };
    }
}

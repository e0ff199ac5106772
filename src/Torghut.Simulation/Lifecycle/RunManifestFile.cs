using System.Text.Json;
using System.Text.Json.Nodes;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Documents;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Reports;

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
            Report = results.Report is null ? null : ReportOf(results.Report),
            Automation = results.Automation is { } proof ? AutomationEvidence.Of(proof) : null,
            Notes = context.Observer.Notes,
            Errors = [.. context.Failures.All.Select(failure => new RunNote("error", failure.Code, failure.Message))],
            Attempt = context.Recorder.State.Attempt,
            RestoreStatus = RestoreStatusOf(context.Journal),
            ExitCode = (int)exitCode,
        };
        AtomicFile.Replace(
            context.Folder.Storage,
            context.Folder.RunManifest,
            stream => JsonSerializer.Serialize(stream, document, DocumentsJson.Default.RunManifestDocument));
    }

    /// <summary>Says what is back, after a later process has put things back. Nothing happens when there is no manifest.</summary>
    public static void UpdateRestoreStatus(RunFolder folder, ObligationJournal journal) => Update(
        folder, "restore_status", JsonSerializer.SerializeToNode(RestoreStatusOf(journal), DocumentsJson.Default.RestoreStatus));

    /// <summary>Names the report that was written by hand. Nothing happens when there is no manifest.</summary>
    public static void UpdateReport(RunFolder folder, WrittenReport report) => Update(
        folder, "report", JsonSerializer.SerializeToNode(ReportOf(report), DocumentsJson.Default.RunManifestReport));

    private static void Update(RunFolder folder, string key, JsonNode? value)
    {
        if (folder.Storage.Read(folder.RunManifest) is not byte[] content || Parse(content) is not JsonObject document)
        {
            return;
        }

        document[key] = value;
        AtomicFile.ReplaceText(folder.Storage, folder.RunManifest, document.ToJsonString(DocumentsJson.Default.Options));
    }

    private static JsonNode? Parse(byte[] content)
    {
        try
        {
            return JsonNode.Parse(content);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static RunManifestReport ReportOf(WrittenReport report) =>
        new(report.Verdict, report.DecisionHash, report.OrderHash, report.Files);

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
            int known = items.FindIndex(item => item.Id == entry.Id);
            Obligation? pledge = entry.Obligation;
            string target = pledge?.Target ?? items[known].Target;
            var item = new RestoreItem(entry.Id, target, Spell(entry.Status), entry.Detail)
            {
                Captured = pledge is null ? items[known].Captured : pledge.Captured,
                Intended = pledge is null ? items[known].Intended : pledge.Intended,
                RestoredAsRequested = pledge is null ? items[known].RestoredAsRequested : pledge.RestoreAs is not null,
            };
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

    private static string Spell(ObligationStatus status) => JsonNamingPolicy.SnakeCaseLower.ConvertName(status.ToString());
}

using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Torghut.Market.Sessions;
using Torghut.Reporting.Document;
using Torghut.Reporting.Page;
using Torghut.Reporting.Request;
using Torghut.Reporting.Tables;
using Torghut.Reporting.Writers;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Identity;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Runs;
using Torghut.Trading.Ledger;

namespace Torghut.Simulation.Reports;

/// <summary>Writes a run's report: first beside the earlier one, then in its place.</summary>
public static class ReportRunner
{
    /// <summary>Keeps what a run's report needs beside the stores, as soon as the run is replayed.</summary>
    public static void KeepInputs(ReportRequest request, RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        AtomicFile.Replace(
            folder.Storage, folder.ReportInputs, stream => JsonSerializer.Serialize(stream, request, ReportInputsJson.Default.ReportRequest));
    }

    /// <summary>
    /// Writes the report of a run from its artifacts. What is missing or damaged becomes a finding, and the sections that need
    /// it stay empty.
    /// </summary>
    /// <param name="platform">Where the stores are.</param>
    /// <param name="folder">The run's folder.</param>
    /// <param name="runId">The user's name of the run.</param>
    /// <exception cref="SimulationException"><c>report_artifacts_unreadable</c>: nothing of the run can be read.</exception>
    public static WrittenReport Write(ISimulationPlatform platform, RunFolder folder, string runId)
    {
        ArgumentNullException.ThrowIfNull(platform);
        ArgumentNullException.ThrowIfNull(folder);
        var inputs = new ReportInputs(folder, runId);
        ReportRequest? kept = inputs.Read();
        var issues = new ReadIssues();
        using RunStores stores = platform.SalvageStores(folder, issues);
        ReportRequest request = (kept ?? Reconstruct(stores.Ledger, folder, runId)) with { ControlPlane = ControlPlaneFile.Read(folder) };
        var sources = new ReportSources(stores.Ledger, stores.Signals)
        {
            Issues = issues,
            Problems = [.. inputs.Problems, .. stores.Problems],
        };
        return Render(request, sources, platform.EvidenceFiles(), folder);
    }

    /// <summary>What a ledger alone tells of a run.</summary>
    private static ReportRequest Reconstruct(ILedgerReader ledger, RunFolder folder, string runId)
    {
        ReplayWindow window = LedgerWindow.Of(ledger) ?? throw new SimulationException(
            ExitCode.Usage,
            "report_artifacts_unreadable",
            $"Nothing of the run can be read in {folder.Root}: neither {Path.GetFileName(folder.ReportInputs)} nor {Path.GetFileName(folder.Manifest)}, and no decision in {Path.GetFileName(folder.Ledger)}.")
        {
            Hint = "Restore these files from a copy, or run the day again with the same manifest.",
        };
        RunIdentity identity = RunIdentity.FromRunId(runId);
        ExchangeCalendar calendar = ExchangeCalendar.UsEquities;
        return new ReportRequest
        {
            RunId = identity.RunId,
            RunToken = identity.Token.Value,
            DatasetId = "unknown",
            Platform = "unknown",
            Source = new SourceDescription("ledger", Path.GetFileName(folder.Ledger), Synthetic: false),
            Window = window,
            WindowProfile = WindowProfiles.Key(WindowProfile.Custom),
            Calendar = new CalendarIdentity(calendar.Source, calendar.Version, calendar.TzdbVersion),
            ProgramVersion = ProgramVersion.Current,
        };
    }

    /// <summary>The inputs that a run's report was made of.</summary>
    /// <exception cref="SimulationException">There are none, or they are damaged.</exception>
    public static ReportRequest ReadInputs(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (!File.Exists(folder.ReportInputs))
        {
            throw new SimulationException(
                ExitCode.Usage, "report_inputs_missing", $"{folder.ReportInputs} does not exist; expected a run that has been replayed.");
        }

        try
        {
            using FileStream stream = File.OpenRead(folder.ReportInputs);
            return JsonSerializer.Deserialize(stream, ReportInputsJson.Default.ReportRequest) ?? throw new JsonException("null");
        }
        catch (Exception cause) when (cause is JsonException or NotSupportedException or IOException or UnauthorizedAccessException)
        {
            throw new SimulationException(
                ExitCode.Usage, "report_inputs_damaged", $"{folder.ReportInputs}: {cause.Message}", cause);
        }
    }

    /// <summary>Renders a report into the folder of a run.</summary>
    /// <param name="request">What is not in the stores.</param>
    /// <param name="sources">The stores.</param>
    /// <param name="evidence">Writes the evidence tables; null to write none.</param>
    /// <param name="folder">The run's folder.</param>
    public static WrittenReport Render(ReportRequest request, ReportSources sources, IEvidenceFiles? evidence, RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(folder);
        string draft = folder.ReportDraft;
        folder.Storage.DeleteFolder(draft);
        try
        {
            AtomicFile.CreateFolder(draft);
            ReportResult built = ReportBuilder.Build(request, sources);
            WriteFiles(built, evidence, draft);
            AtomicFile.ReplaceFolder(draft, folder.Report);
            return Describe(built.Report, folder);
        }
        finally
        {
            folder.Storage.DeleteFolder(draft);
        }
    }

    /// <summary>Writes the files, two at a time: each is a pure function of what was built.</summary>
    private static void WriteFiles(ReportResult built, IEvidenceFiles? evidence, string folder)
    {
        string tables = Path.Combine(folder, Path.GetFileName(ReportFiles.Evidence));
        Action[] writes =
        [
            () => WriteEvidence(built, evidence, tables),
            () => AtomicFile.Replace(In(folder, ReportFiles.DecisionsCsv), Text(writer => DecisionsCsv.Write(built.Rows, writer))),
            () => AtomicFile.Replace(In(folder, ReportFiles.TradePnlCsv), Text(writer => TradePnlCsv.Write(built.Rows, writer))),
            () => AtomicFile.Replace(In(folder, ReportFiles.ExecutionLatencyCsv), Text(writer => ExecutionLatencyCsv.Write(built.Rows, writer))),
            () => AtomicFile.Replace(In(folder, ReportFiles.Html), stream => HtmlPageWriter.Write(built, stream)),
            () => AtomicFile.Replace(In(folder, ReportFiles.LlmReviewSummaryCsv), Text(writer => LlmReviewSummaryCsv.Write(built.Rows, writer))),
            () => AtomicFile.Replace(In(folder, ReportFiles.EquityCurveCsv), Text(writer => EquityCurveCsv.Write(built.Rows, writer))),
            () => AtomicFile.Replace(In(folder, ReportFiles.Json), stream => ReportJson.Write(built.Report, stream)),
            () => AtomicFile.Replace(In(folder, ReportFiles.Markdown), Text(writer => ReportMarkdown.Write(built.Report, writer))),
        ];
        try
        {
            Parallel.ForEach(
                Partitioner.Create(writes, EnumerablePartitionerOptions.NoBuffering), new ParallelOptions { MaxDegreeOfParallelism = 2 }, static write => write());
        }
        catch (AggregateException failures)
        {
            ExceptionDispatchInfo.Throw(failures.Flatten().InnerExceptions[0]);
        }
    }

    private static void WriteEvidence(ReportResult built, IEvidenceFiles? evidence, string folder)
    {
        if (evidence is not null)
        {
            AtomicFile.CreateFolder(folder);
            evidence.Write(EvidenceTables.Of(built.Rows), folder);
        }
    }

    private static string In(string folder, string file) => Path.Combine(folder, Path.GetFileName(file));

    private static Action<Stream> Text(Action<TextWriter> write) => stream =>
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 16_384, leaveOpen: true);
        writer.NewLine = "\n";
        write(writer);
    };

    private static WrittenReport Describe(SimulationReport report, RunFolder folder)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string path in Directory.EnumerateFiles(folder.Report, "*", SearchOption.AllDirectories))
        {
            using FileStream stream = File.OpenRead(path);
            files.Add(folder.Relative(path), Convert.ToHexStringLower(SHA256.HashData(stream)));
        }

        return new WrittenReport(report.Verdict.Status, report.RunMetadata.DecisionHash, report.RunMetadata.OrderHash, files);
    }
}

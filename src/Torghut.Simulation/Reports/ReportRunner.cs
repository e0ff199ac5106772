using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Torghut.Reporting.Document;
using Torghut.Reporting.Page;
using Torghut.Reporting.Request;
using Torghut.Reporting.Writers;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Platforms;
using Torghut.Trading.Ledger;
using Torghut.Trading.Signals;

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

    /// <summary>Writes the report of a run from its artifacts.</summary>
    /// <exception cref="SimulationException">The run has no report inputs or no ledger.</exception>
    public static WrittenReport Write(ISimulationPlatform platform, RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(platform);
        ArgumentNullException.ThrowIfNull(folder);
        ReportRequest request = ReadInputs(folder);
        using RunStores stores = platform.OpenStores(folder);
        return Render(request, stores.Ledger, stores.Signals, folder);
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
        catch (JsonException cause)
        {
            throw new SimulationException(
                ExitCode.Usage, "report_inputs_damaged", $"{folder.ReportInputs}: {cause.Message}", cause);
        }
    }

    /// <summary>Renders a report into the folder of a run.</summary>
    public static WrittenReport Render(ReportRequest request, ILedgerReader ledger, ISignalStoreReader? signals, RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(folder);
        string draft = folder.ReportDraft;
        folder.Storage.DeleteFolder(draft);
        try
        {
            AtomicFile.CreateFolder(draft);
            ReportResult built = ReportBuilder.Build(request, ledger, signals);
            WriteFiles(built, draft);
            AtomicFile.ReplaceFolder(draft, folder.Report);
            return Describe(built.Report, folder);
        }
        finally
        {
            folder.Storage.DeleteFolder(draft);
        }
    }

    private static void WriteFiles(ReportResult built, string folder)
    {
        AtomicFile.Replace(In(folder, ReportFiles.Json), stream => ReportJson.Write(built.Report, stream));
        AtomicFile.Replace(In(folder, ReportFiles.Markdown), Text(writer => ReportMarkdown.Write(built.Report, writer)));
        AtomicFile.Replace(In(folder, ReportFiles.TradePnlCsv), Text(writer => TradePnlCsv.Write(built.Rows, writer)));
        AtomicFile.Replace(In(folder, ReportFiles.ExecutionLatencyCsv), Text(writer => ExecutionLatencyCsv.Write(built.Rows, writer)));
        AtomicFile.Replace(In(folder, ReportFiles.LlmReviewSummaryCsv), Text(writer => LlmReviewSummaryCsv.Write(built.Rows, writer)));
        AtomicFile.Replace(In(folder, ReportFiles.EquityCurveCsv), Text(writer => EquityCurveCsv.Write(built.Rows, writer)));
        AtomicFile.Replace(In(folder, ReportFiles.Html), stream => HtmlPageWriter.Write(built, stream));
        AtomicFile.Replace(In(folder, ReportFiles.DecisionsCsv), Text(writer => DecisionsCsv.Write(built.Rows, writer)));
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
        foreach (string path in Directory.EnumerateFiles(folder.Report))
        {
            using FileStream stream = File.OpenRead(path);
            files.Add(folder.Relative(path), Convert.ToHexStringLower(SHA256.HashData(stream)));
        }

        return new WrittenReport(report.Verdict.Status, report.RunMetadata.DecisionHash, report.RunMetadata.OrderHash, files);
    }
}

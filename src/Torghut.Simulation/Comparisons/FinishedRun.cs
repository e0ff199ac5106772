using System.Text.Json;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;
using Torghut.Trading.Ledger;

namespace Torghut.Simulation.Comparisons;

/// <summary>A run that has a report, open for reading; nothing of it is changed.</summary>
public sealed class FinishedRun : IDisposable
{
    private const string ReportSchema = "torghut.simulation-report.v1";

    private readonly JsonDocument _report;
    private readonly Func<RunFolder, ILedgerReader> _openLedger;

    private FinishedRun(RunFolder folder, byte[] reportBytes, JsonDocument report, Func<RunFolder, ILedgerReader> openLedger)
    {
        Folder = folder;
        ReportBytes = reportBytes;
        _report = report;
        _openLedger = openLedger;
        (Ledger, LedgerProblem) = TryOpenLedger();
    }

    /// <summary>Its folder.</summary>
    public RunFolder Folder { get; }

    /// <summary>The report's bytes.</summary>
    public ReadOnlyMemory<byte> ReportBytes { get; }

    /// <summary>The report.</summary>
    public JsonElement Report => _report.RootElement;

    /// <summary>The user's name of the run, as the report has it.</summary>
    public string RunId => Metadata("run_id") ?? "unknown";

    /// <summary>The name made safe, as the report has it.</summary>
    public string RunToken => Metadata("run_token") ?? "unknown";

    /// <summary>The ledger; null where there is none or it cannot be read.</summary>
    public ILedgerReader? Ledger { get; }

    /// <summary>Why there is no ledger; null where there is one.</summary>
    public string? LedgerProblem { get; }

    /// <summary>Opens a run.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="openLedger">Opens the ledger of a run.</param>
    /// <exception cref="SimulationException">The run has no report, or a damaged one.</exception>
    public static FinishedRun Open(RunFolder folder, Func<RunFolder, ILedgerReader> openLedger)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(openLedger);
        string path = ReportPath(folder);
        if (!File.Exists(path))
        {
            throw new SimulationException(
                ExitCode.Usage, "report_missing", $"{path} does not exist; expected a run that is finished and has a report.")
            {
                Hint = $"Make it with: torghut-sim report --run-id {Path.GetFileName(folder.Root)}, or run the day first.",
            };
        }

        byte[] bytes = File.ReadAllBytes(path);
        return new FinishedRun(folder, bytes, Parse(path, bytes), openLedger);
    }

    /// <summary>Opens another run whose ledger is of the same kind.</summary>
    public FinishedRun OpenAlike(RunFolder folder) => Open(folder, _openLedger);

    /// <summary>A text of the report's <c>run_metadata</c>; null where there is none.</summary>
    public string? Metadata(string name) =>
        Report.GetProperty("run_metadata").TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        Ledger?.Dispose();
        _report.Dispose();
    }

    private static string ReportPath(RunFolder folder) =>
        Path.Combine(folder.Root, Reporting.Document.ReportFiles.Json);

    private static JsonDocument Parse(string path, byte[] bytes)
    {
        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(bytes);
            JsonElement root = document.RootElement;
            string? schema = root.ValueKind == JsonValueKind.Object
                && root.TryGetProperty("schema_version", out JsonElement version)
                && version.ValueKind == JsonValueKind.String
                    ? version.GetString()
                    : null;
            if (schema == ReportSchema && root.TryGetProperty("run_metadata", out JsonElement run) && run.ValueKind == JsonValueKind.Object)
            {
                return document;
            }

            throw Damaged(path, $"schema_version is '{schema}'", cause: null);
        }
        catch (JsonException cause)
        {
            throw Damaged(path, cause.Message, cause);
        }
        catch
        {
            document?.Dispose();
            throw;
        }
    }

    private static SimulationException Damaged(string path, string found, Exception? cause) => new(
        ExitCode.Usage, "report_damaged", $"{path}: {found}; expected a {ReportSchema} document.", cause)
    {
        Hint = "Make it again with: torghut-sim report",
    };

    private (ILedgerReader? Ledger, string? Problem) TryOpenLedger()
    {
        try
        {
            return (_openLedger(Folder), null);
        }
        catch (SimulationException unreadable)
        {
            return (null, File.Exists(Folder.Ledger) ? $"its ledger cannot be read ({unreadable.Code})" : "it has no ledger");
        }
    }
}

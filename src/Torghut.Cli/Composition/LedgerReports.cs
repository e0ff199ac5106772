using Torghut.Market.Sessions;
using Torghut.Platform.Embedded.Ledger;
using Torghut.Reporting.Request;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Identity;
using Torghut.Simulation.Reports;
using Torghut.Simulation.Runs;
using Torghut.Trading.Ledger;

namespace Torghut.Cli.Composition;

/// <summary>Reports over ledgers that no run of this program made.</summary>
internal static class LedgerReports
{
    /// <summary>Writes one; reads the ledger only.</summary>
    public static (RunFolder Folder, WrittenReport Report) Write(LedgerReportRequest request, TimeProvider time)
    {
        if (request.Database.Contains("://", StringComparison.Ordinal) || request.Database.Contains('='))
        {
            throw new SimulationException(
                ExitCode.Usage, "simulation_db_unsupported", "--simulation-db: found a database address; expected the path of a SQLite file. This version reads no Postgres ledger.");
        }

        if (!File.Exists(request.Database))
        {
            throw new SimulationException(ExitCode.Usage, "simulation_db_missing", $"--simulation-db: {request.Database} does not exist; expected a SQLite file.");
        }

        RunIdentity identity = RunIdentity.FromRunId(request.RunId);
        RunFolder folder = RunFolder.Of(request.OutputRoot, identity.Token.Value);
        ReportRequest report = Describe(request, identity);
        using ILedgerReader ledger = new SqliteLedgerReader(request.Database);
        AtomicFile.CreateFolder(folder.Root);
        using RunFolderLock held = RunFolderLock.Acquire(folder, request.RunId, time.GetUtcNow());
        return (folder, ReportRunner.Render(report, ledger, signals: null, folder));
    }

    private static ReportRequest Describe(LedgerReportRequest request, RunIdentity identity)
    {
        ExchangeCalendar calendar = ExchangeCalendar.UsEquities;
        return new ReportRequest
        {
            RunId = identity.RunId,
            RunToken = identity.Token.Value,
            DatasetId = "unknown",
            Platform = "external",
            Source = new SourceDescription("ledger", Path.GetFileName(request.Database), Synthetic: false),
            Window = Window(request),
            WindowProfile = WindowProfiles.Key(WindowProfile.Custom),
            Calendar = new CalendarIdentity(calendar.Source, calendar.Version, calendar.TzdbVersion),
            ProgramVersion = ProgramVersion.Current,
        };
    }

    private static ReplayWindow Window(LedgerReportRequest request)
    {
        if (request.WindowStart is null || request.WindowEnd is null)
        {
            throw new SimulationException(
                ExitCode.Usage, "window_missing", "--simulation-db needs --window-start and --window-end, for example 2026-02-27T14:30:00Z.");
        }

        var window = new WindowRequest { Profile = WindowProfile.Custom, Start = request.WindowStart, End = request.WindowEnd };
        return new WindowPolicy(ExchangeCalendar.UsEquities).Resolve(window) switch
        {
            WindowDecision.Accepted accepted => accepted.Window,
            WindowDecision.Refused { Refusal: var refusal } => throw new SimulationException(
                refusal.IsUsageError ? ExitCode.Usage : ExitCode.Refused, refusal.Code, refusal.Message),
            _ => throw new InvalidOperationException("A window decision of an unknown kind."),
        };
    }
}

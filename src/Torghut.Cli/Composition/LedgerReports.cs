using Torghut.Market.Sessions;
using Torghut.Platform.Cluster.Postgres.Addresses;
using Torghut.Platform.Cluster.Postgres.Ledger;
using Torghut.Platform.Embedded.Evidence;
using Torghut.Platform.Embedded.Ledger;
using Torghut.Reporting.Request;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Identity;
using Torghut.Simulation.Reports;
using Torghut.Simulation.Runs;
using Torghut.Simulation.Secrets;
using Torghut.Trading.Ledger;
using Torghut.Trading.Ledger.Schema;

namespace Torghut.Cli.Composition;

/// <summary>Reports over ledgers that no run of this program made.</summary>
internal static class LedgerReports
{
    /// <summary>Writes one; reads the ledger only.</summary>
    public static (RunFolder Folder, WrittenReport Report) Write(LedgerReportRequest request, TimeProvider time)
    {
        RunIdentity identity = RunIdentity.FromRunId(request.RunId);
        RunFolder folder = RunFolder.Of(request.OutputRoot, identity.Token.Value);
        ReplayWindow window = Window(request);
        var issues = new ReadIssues();
        (string name, ILedgerReader reader) = Open(request.Database, issues);
        using ILedgerReader ledger = reader;
        if (ledger.MissingTables.Count == LedgerSchema.Tables.Count)
        {
            throw new SimulationException(
                ExitCode.Usage, "ledger_without_tables", $"--simulation-db: {name} has none of a ledger's tables; expected trade_decisions, executions and the like.");
        }

        ReportRequest report = Describe(identity, window, name);
        AtomicFile.CreateFolder(folder.Root);
        using RunFolderLock held = RunFolderLock.Acquire(folder, request.RunId, time.GetUtcNow());
        return (folder, ReportRunner.Render(report, new ReportSources(ledger, null) { Issues = issues }, new ParquetFiles(), folder));
    }

    /// <summary>Opens the ledger; its name has no path and no secret.</summary>
    private static (string Name, ILedgerReader Reader) Open(string database, ReadIssues issues)
    {
        if (File.Exists(database))
        {
            return (Path.GetFileName(database), new SqliteLedgerReader(database, issues));
        }

        if (PostgresAddress.LooksLikeAddress(database))
        {
            PostgresAddress address = PostgresAddress.Parse(new DatabaseAddress(database));
            return (address.Database, new PostgresLedgerReader(address));
        }

        if (database.Contains("://", StringComparison.Ordinal))
        {
            throw new SimulationException(
                ExitCode.Usage,
                "simulation_db_unsupported",
                $"--simulation-db: found an address of the kind {database[..database.IndexOf("://", StringComparison.Ordinal)]}; expected postgresql://… or the path of a SQLite file.");
        }

        throw new SimulationException(
            ExitCode.Usage,
            "simulation_db_missing",
            $"--simulation-db: {database} does not exist; expected a SQLite file, postgresql://user:password@host/database, or host=… dbname=… user=….");
    }

    private static ReportRequest Describe(RunIdentity identity, ReplayWindow window, string name)
    {
        ExchangeCalendar calendar = ExchangeCalendar.UsEquities;
        return new ReportRequest
        {
            RunId = identity.RunId,
            RunToken = identity.Token.Value,
            DatasetId = "unknown",
            Platform = "external",
            Source = new SourceDescription("ledger", name, Synthetic: false),
            Window = window,
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

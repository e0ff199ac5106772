using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Torghut.Compliance;
using Torghut.Platform.Cluster.Postgres.Ledger;
using Torghut.Platform.Cluster.Tests.Postgres.Ledger;
using Torghut.Platform.Cluster.Tests.Postgres.Server;
using Torghut.Platform.Embedded.Ledger;
using Torghut.Trading.Ledger;

namespace Torghut.Platform.Cluster.Tests.Reports;

/// <summary><c>report --simulation-db</c> with the address of a Postgres database, as a user runs it.</summary>
public sealed class PostgresReportTests(SharedPostgres postgres) : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly PostgresServer _server = postgres.Server;
    private readonly string _database = postgres.Server.CreateDatabase();
    private readonly string _folder = Directory.CreateTempSubdirectory("torghut-report-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_ledger_of_another_trader_is_reported_in_figures_and_its_password_stands_nowhere()
    {
        FillForeignLedger();
        (int code, string output) = Report(_server.Url(_database));
        Assert.True(code is 0 or 6, output);
        using JsonDocument report = ReadReport();
        JsonElement funnel = report.RootElement.GetProperty("funnel");
        Assert.Equal((2, 1), (funnel.GetProperty("trade_decisions").GetInt32(), funnel.GetProperty("executions").GetInt32()));
        Assert.Equal("1000.00000000", report.RootElement.GetProperty("pnl").GetProperty("execution_notional_total").GetString());
        string[] written = [.. Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Select(File.ReadAllText), output];
        Assert.All(written, text =>
        {
            Assert.DoesNotContain(PostgresServer.Password, text, StringComparison.Ordinal);
            Assert.DoesNotContain(Uri.EscapeDataString(PostgresServer.Password), text, StringComparison.Ordinal);
            Assert.DoesNotContain("p@ss", text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_same_ledger_gives_the_same_bytes_by_every_form_of_its_address()
    {
        FillForeignLedger();
        Report(_server.Url(_database));
        byte[] first = File.ReadAllBytes(ReportFile);
        string quoted = PostgresServer.Password.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);
        Report($"host=127.0.0.1 port={_server.Port} dbname={_database} user={PostgresServer.User} password='{quoted}'");
        Assert.Equal(first, File.ReadAllBytes(ReportFile));
    }

    [Fact]
    public async Task A_run_has_the_same_report_from_its_file_and_from_postgres()
    {
        string manifest = Path.Combine(_folder, "manifest.yaml");
        File.WriteAllText(manifest, """
            dataset_id: d
            source: { kind: synthetic, seed: 7, symbols: 6 }
            window: { profile: custom, trading_day: "2026-02-27", start: "2026-02-27T14:30:00Z", end: "2026-02-27T15:30:00Z" }
            """);
        string root = Path.Combine(_folder, "out");
        (int code, string output) = Run("run", "--run-id", "foreign", "--dataset-manifest", manifest, "--output-root", root, "--confirm", "START_HISTORICAL_SIMULATION");
        Assert.True(code is 0 or 6, output);
        string database = await PostgresLedgers.CreateAsync(_server);
        string file = Path.Combine(_folder, database);
        File.Copy(Directory.EnumerateFiles(Path.Combine(root, "foreign"), "ledger.sqlite", SearchOption.AllDirectories).Single(), file);
        int rows = CopyLedger(file, database);
        Assert.True(rows > 50, $"{rows} rows are too few to prove anything.");

        Directory.Delete(root, recursive: true);
        Report(file);
        Dictionary<string, string> ofFile = ReadReportFiles();
        Directory.Delete(root, recursive: true);
        Report(_server.Url(database));
        Dictionary<string, string> ofServer = ReadReportFiles();
        Assert.Equal(ofFile.Keys.Order(StringComparer.Ordinal), ofServer.Keys.Order(StringComparer.Ordinal));
        Assert.All(ofFile, file => Assert.Equal(file.Value.Split('\n'), ofServer[file.Key].Split('\n')));
    }

    [Theory]
    [InlineData("wrong", "ledger_unreadable", "password authentication failed")]
    [InlineData("empty", "ledger_unreadable", "none of its tables")]
    [InlineData("typo", "postgres_dsn_invalid", "sslmode")]
    [InlineData("kind", "simulation_db_unsupported", "mysql")]
    public void A_mistake_ends_with_code_2_and_without_a_trace(string mistake, string code, string expected)
    {
        string address = mistake switch
        {
            "wrong" => $"postgresql://{PostgresServer.User}:hunter2@127.0.0.1:{_server.Port}/{_database}",
            "empty" => _server.Url(_database),
            "typo" => $"host=127.0.0.1 password=hunter2 sslmod=require",
            _ => "mysql://u:hunter2@h/d",
        };
        (int exit, string output) = Report(address);
        Assert.Equal(2, exit);
        Assert.Contains(code, output, StringComparison.Ordinal);
        Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    private string ReportFile => Path.Combine(_folder, "out", "foreign", "report", "simulation-report.json");

    private JsonDocument ReadReport() => JsonDocument.Parse(File.ReadAllBytes(ReportFile));

    private void FillForeignLedger() => _server.Execute(_database, """
        create table strategies (id uuid primary key, name varchar(200), enabled bool, base_timeframe varchar(20), created_at timestamptz);
        create table trade_decisions (id uuid primary key, strategy_id uuid, alpaca_account_label varchar, symbol varchar, timeframe varchar,
          decision_json jsonb, rationale text, decision_hash varchar, status varchar, executed_at timestamptz, created_at timestamptz);
        create table executions (id uuid primary key, trade_decision_id uuid, alpaca_order_id varchar, symbol varchar, side varchar, order_type varchar,
          time_in_force varchar, submitted_qty numeric(20,8), filled_qty numeric(20,8), avg_fill_price numeric(20,8), status varchar,
          created_at timestamptz, updated_at timestamptz);
        insert into strategies values ('00000000-0000-0000-0000-000000000001', 's', true, '1Min', '2026-02-27 14:30:00Z');
        insert into trade_decisions values
          ('00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-000000000001', 'paper', 'IBM', '1Min',
           '{"action": "buy", "qty": "10", "event_ts": "2026-02-27T15:00:00+00:00"}', null, 'h1', 'filled', null, '2026-02-27 15:00:01Z'),
          ('00000000-0000-0000-0000-00000000000b', '00000000-0000-0000-0000-000000000001', 'paper', 'IBM', '1Min',
           '{"action": "sell", "qty": "10", "event_ts": "2026-02-27T16:00:00+00:00"}', null, 'h2', 'strange_status', null, '2026-02-27 16:00:01Z');
        insert into executions values ('00000000-0000-0000-0000-0000000000aa', '00000000-0000-0000-0000-00000000000a', 'o1', 'IBM', 'buy', 'market',
          'day', 10, 10, 100, 'filled', '2026-02-27 15:00:02Z', '2026-02-27 15:00:03Z')
        """);

    private int CopyLedger(string file, string database)
    {
        using var reader = new SqliteLedgerReader(file);
        using PostgresLedgerWriter writer = PostgresLedgers.Writer(_server, database);
        ILedgerRow[] rows = [.. LedgerRows.All(reader)];
        writer.Write(rows);
        writer.Complete();
        return rows.Length;
    }

    /// <summary>The report's files with their contents; tables in binary form by their hash.</summary>
    private Dictionary<string, string> ReadReportFiles()
    {
        string folder = Path.GetDirectoryName(ReportFile)!;
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(
            path => Path.GetRelativePath(folder, path),
            path => path.EndsWith(".parquet", StringComparison.Ordinal) ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))) : File.ReadAllText(path));
    }

    private (int ExitCode, string Output) Report(string address) => Run(
        "report", "--run-id", "foreign", "--output-root", Path.Combine(_folder, "out"), "--simulation-db", address,
        "--window-start", "2026-02-27T14:30:00Z", "--window-end", "2026-02-27T21:00:00Z");

    private (int ExitCode, string Output) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "torghut-sim"))
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Assert.True(process.WaitForExit(Limit));
        return (process.ExitCode, output.Result + errors.Result);
    }
}

using System.Text.Json;
using Microsoft.Data.Sqlite;
using Torghut.EndToEnd.Tests.Support;

namespace Torghut.EndToEnd.Tests;

/// <summary>Finished runs verified by the program.</summary>
public sealed class VerifyTests : IDisposable
{
    private const string Confirm = "START_HISTORICAL_SIMULATION";
    private const string Runs = "artifacts/torghut/simulations";

    private readonly TemporaryFolder _folder = new();
    private readonly TorghutSim _cli;

    public VerifyTests() => _cli = new TorghutSim(_folder.Root);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_is_the_same_again_and_nothing_is_left_behind()
    {
        Run("Twice 1", _folder.File("m.yaml", Manifests.Synthetic()));

        CliResult result = _cli.Run("verify", "--run-id", "Twice 1", "--json", "--quiet");

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.True(result.Json.GetProperty("equal").GetBoolean());
        string[] names = [.. result.Json.GetProperty("checks").EnumerateArray().Select(check => check.GetProperty("name").GetString()!)];
        Assert.Superset(
            new HashSet<string> { "input_hash", "decision_hash", "order_hash", "ledger.decision_hash", "ledger.order_hash", "report/simulation-report.json", "report/simulation-report.html", "report/decisions.csv" },
            names.ToHashSet());
        Assert.All(result.Json.GetProperty("checks").EnumerateArray(), check => Assert.Equal("equal", check.GetProperty("status").GetString()));
        Assert.Equal([".tapes", "twice_1"], Entries(Runs));
        Assert.False(Directory.Exists(_folder[$"{Runs}/twice_1/scratch"]));
    }

    [Fact]
    public void A_ledger_that_was_changed_afterwards_is_found_with_the_decision_that_was()
    {
        Run("tampered", _folder.File("m.yaml", Manifests.Synthetic()));
        string id = Change($"{Runs}/tampered/ledger.sqlite");

        CliResult result = _cli.Run("verify", "--run-id", "tampered", "--json", "--quiet");
        CliResult text = _cli.Run("verify", "--run-id", "tampered", "--quiet");

        Assert.True(result.ExitCode == 6, result.ToString());
        Assert.Equal("different", Status(result, "ledger.decision_hash"));
        Assert.Equal("equal", Status(result, "decision_hash"));
        JsonElement decision = result.Json.GetProperty("first_divergence").GetProperty("decision");
        Assert.Equal(id, decision.GetProperty("first").GetProperty("decision_id").GetString());
        Assert.Equal("forged", decision.GetProperty("first").GetProperty("status").GetString());
        Assert.Equal(6, text.ExitCode);
        Assert.Contains("first diverging decision, after", text.Out, StringComparison.Ordinal);
        Assert.Contains("DIFFER.", text.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_that_was_changed_afterwards_is_found_with_the_figure_that_was()
    {
        Run("touched", _folder.File("m.yaml", Manifests.Synthetic()));
        string path = _folder[$"{Runs}/touched/report/simulation-report.json"];
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"trade_decisions\": ", "\"trade_decisions\": 1", StringComparison.Ordinal));
        File.AppendAllText(_folder[$"{Runs}/touched/report/decisions.csv"], "\n");

        CliResult result = _cli.Run("verify", "--run-id", "touched", "--json", "--quiet");

        Assert.Equal(6, result.ExitCode);
        Assert.Equal("different", Status(result, "report/simulation-report.json"));
        Assert.Equal("different", Status(result, "report/decisions.csv"));
        Assert.Equal("equal", Status(result, "report/trade-pnl.csv"));
        Assert.Equal("funnel.trade_decisions", result.Json.GetProperty("first_divergence").GetProperty("figure").GetProperty("figure").GetString());
    }

    [Fact]
    public void A_manifest_with_relative_paths_and_a_replaced_window_is_run_again_from_the_run_folder()
    {
        var day = new DateOnly(2024, 7, 3);
        LeanDay.Write(_folder["in/data"], "AAA", day, new TimeSpan(13, 0, 0), 5_000);
        string manifest = _folder.File("in/m.yaml", """
            dataset_id: relative
            source: { kind: lean_ticks, path: data, symbols: [AAA] }
            window: { profile: custom, trading_day: "2024-07-03", start: "2024-07-03T13:30:00Z", end: "2024-07-03T17:00:00Z" }
            """);
        CliResult run = _cli.Run(
            "run", "--run-id", "rel", "--dataset-manifest", manifest, "--confirm", Confirm, "--quiet", "--window-end", "2024-07-03T15:00:00Z");
        Assert.True(run.ExitCode is 0 or 6, run.ToString());

        CliResult verify = _cli.Run("verify", "--run-id", "rel", "--quiet");
        CliResult kept = _cli.Run(
            "run", "--run-id", "kept", "--dataset-manifest", _folder[$"{Runs}/rel/manifest.yaml"], "--confirm", Confirm, "--quiet");
        CliResult same = _cli.Run("verify", "--run-id", "kept", "--against", "rel", "--json");

        Assert.True(verify.ExitCode == 0, verify.ToString());
        Assert.Equal(run.ExitCode, kept.ExitCode);
        Assert.True(same.ExitCode == 0, same.ToString());
        Assert.Equal("not_compared", Status(same, "report/simulation-report.html"));
    }

    [Fact]
    public void A_source_that_is_gone_is_said_and_can_be_given_anew()
    {
        var day = new DateOnly(2024, 7, 3);
        LeanDay.Write(_folder["data"], "AAA", day, new TimeSpan(13, 0, 0), 5_000);
        Run("moved", _folder.File("m.yaml", Manifests.Lean("data", "2024-07-03", "[AAA]")));
        Directory.Move(_folder["data"], _folder["elsewhere"]);

        CliResult gone = _cli.Run("verify", "--run-id", "moved", "--quiet");
        CliResult found = _cli.Run("verify", "--run-id", "moved", "--source", "elsewhere", "--quiet");

        Assert.Equal(2, gone.ExitCode);
        Assert.Contains("error: source_missing: The source of the run 'moved' is not where it was", gone.Error, StringComparison.Ordinal);
        Assert.Contains("--source PATH", gone.Error, StringComparison.Ordinal);
        Assert.True(found.ExitCode == 0, found.ToString());
        Assert.DoesNotContain(".verify", Entries(Runs));
    }

    [Fact]
    public void A_source_that_changed_gives_another_input_hash()
    {
        var day = new DateOnly(2024, 7, 3);
        LeanDay.Write(_folder["data"], "AAA", day, new TimeSpan(13, 0, 0), 5_000);
        Run("changed", _folder.File("m.yaml", Manifests.Lean("data", "2024-07-03", "[AAA]")));
        LeanDay.Write(_folder["data"], "AAA", day, new TimeSpan(13, 0, 0), 6_000);

        CliResult result = _cli.Run("verify", "--run-id", "changed", "--json", "--quiet");

        Assert.Equal(6, result.ExitCode);
        Assert.Equal("different", Status(result, "input_hash"));
    }

    [Fact]
    public void Two_runs_that_differ_are_told_apart_without_running_anything()
    {
        Run("a", _folder.File("a.yaml", Manifests.Synthetic()));
        Run("b", _folder.File("b.yaml", Manifests.Synthetic("risk: { max_notional_per_trade: 5000 }")));

        CliResult result = _cli.Run("verify", "--run-id", "a", "--against", "b", "--json");

        Assert.Equal(6, result.ExitCode);
        Assert.Equal("b", result.Json.GetProperty("against").GetString());
        Assert.Equal("equal", Status(result, "input_hash"));
        Assert.Equal("different", Status(result, "decision_hash"));
        Assert.Contains("qty", result.Json.GetProperty("first_divergence").GetProperty("decision").GetProperty("fields").EnumerateArray().Select(field => field.GetString()));
    }

    [Fact]
    public void What_cannot_be_verified_is_said_clearly()
    {
        Run("a", _folder.File("a.yaml", Manifests.Synthetic()));
        CliResult unknown = _cli.Run("verify", "--run-id", "nosuch");
        CliResult other = _cli.Run("verify", "--run-id", "a", "--against", "nosuch");
        File.Delete(_folder[$"{Runs}/a/report/simulation-report.json"]);
        CliResult noReport = _cli.Run("verify", "--run-id", "a");

        Assert.All([unknown, other, noReport], result => Assert.Equal(2, result.ExitCode));
        Assert.Contains("run_not_found", unknown.Error, StringComparison.Ordinal);
        Assert.Contains("run_not_found", other.Error, StringComparison.Ordinal);
        Assert.Contains("report_missing", noReport.Error, StringComparison.Ordinal);
    }

    private static string Status(CliResult result, string check) => result.Json.GetProperty("checks").EnumerateArray()
        .Single(item => item.GetProperty("name").GetString() == check).GetProperty("status").GetString()!;

    private string[] Entries(string folder) =>
        [.. Directory.EnumerateFileSystemEntries(_folder[folder]).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    /// <summary>Forges the status of one decision; gives its id.</summary>
    private string Change(string ledger)
    {
        using var connection = new SqliteConnection($"Data Source={_folder[ledger]};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "select id from trade_decisions order by created_at, id limit 1 offset 5";
        string id = (string)command.ExecuteScalar()!;
        command.CommandText = "update trade_decisions set status = 'forged' where id = $id";
        command.Parameters.AddWithValue("$id", id);
        Assert.Equal(1, command.ExecuteNonQuery());
        return id;
    }

    private void Run(string runId, string manifest)
    {
        CliResult result = _cli.Run("run", "--run-id", runId, "--dataset-manifest", manifest, "--confirm", Confirm, "--quiet");
        Assert.True(result.ExitCode is 0 or 6, result.ToString());
    }
}

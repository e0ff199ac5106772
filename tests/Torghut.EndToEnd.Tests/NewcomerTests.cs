using System.Text.Json;
using Torghut.EndToEnd.Tests.Support;

namespace Torghut.EndToEnd.Tests;

/// <summary>What a newcomer does first.</summary>
public sealed class NewcomerTests : IDisposable
{
    private const string Confirm = "START_HISTORICAL_SIMULATION";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_readmes_day_runs_as_it_is_and_trades_several_symbols()
    {
        CliResult result = new TorghutSim(_folder.Root).Run(
            "run", "--run-id", "first", "--dataset-manifest", Repository.Manifest("full-day-2026-02-27.yaml"), "--confirm", Confirm);

        Assert.True(result.ExitCode == 0, result.ToString());
        JsonElement report = Report("first");
        Assert.True(report.GetProperty("funnel").GetProperty("trade_decisions").GetInt64() > 0);
        Assert.True(report.GetProperty("funnel").GetProperty("executions").GetInt64() > 0);
        Assert.True(report.GetProperty("pnl").GetProperty("realized_by_symbol").GetArrayLength() >= 2);
        Assert.Equal(1.0, report.GetProperty("coverage").GetProperty("coverage_ratio").GetDouble());
        AssertTheSummaryFoldsItsCaveats(result.Out, File.ReadAllText(_folder["artifacts/torghut/simulations/first/report/simulation-report.md"]));
    }

    private static void AssertTheSummaryFoldsItsCaveats(string terminal, string file)
    {
        Assert.All([terminal, file], text => Assert.Contains("`fills_simulated`, `", text, StringComparison.Ordinal));
        Assert.Contains("<details>", file, StringComparison.Ordinal);
        Assert.Contains("- `fills_simulated`: Fills are simulated", file, StringComparison.Ordinal);
        Assert.DoesNotContain("details>", terminal, StringComparison.Ordinal);
        Assert.DoesNotContain("Fills are simulated", terminal, StringComparison.Ordinal);
        Assert.Contains("## How to reproduce", terminal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_leaves_every_artifact_readable_by_its_owner_only_and_no_scratch()
    {
        string manifest = _folder.File("m.yaml", Manifests.Synthetic());
        CliResult result = new TorghutSim(_folder.Root).Run("run", "--run-id", "Files 1", "--dataset-manifest", manifest, "--confirm", Confirm, "--quiet");

        Assert.True(result.ExitCode is 0 or 6, result.ToString());
        string run = _folder["artifacts/torghut/simulations/files_1"];
        string[] expected =
        [
            "dump/source-dump.manifest.json", "ledger.sqlite", "manifest-origin.json", "manifest.yaml", "obligations.jsonl", "performance.json", "plan.json",
            "report-inputs.json", "report/decisions.csv", "report/equity-curve.csv", "report/execution-latency.csv",
            "report/llm-review-summary.csv", "report/simulation-report.html", "report/simulation-report.json",
            "report/simulation-report.md", "report/trade-pnl.csv", "run-manifest.json", "run-state.json", "signals.duckdb",
            "source-dump.replay-marker.json",
        ];
        Assert.All(expected, name => Assert.True(File.Exists(Path.Combine(run, name)), name));
        Assert.False(Directory.Exists(Path.Combine(run, "scratch")));
        Assert.All(
            Directory.EnumerateFiles(run, "*", SearchOption.AllDirectories),
            path => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path)));
    }

    [Fact]
    public void Two_runs_of_one_day_differ_in_nothing_but_their_name()
    {
        string manifest = _folder.File("m.yaml", Manifests.Synthetic());
        var cli = new TorghutSim(_folder.Root);
        CliResult one = cli.Run("run", "--run-id", "one", "--dataset-manifest", manifest, "--confirm", Confirm, "--quiet");
        CliResult two = cli.Run("--mode", "run", "--run-id", "two", "--dataset-manifest", manifest, "--confirm", Confirm, "--quiet", "--force-dump");

        Assert.True(one.ExitCode is 0 or 6, one.ToString());
        Assert.Equal(one.ExitCode, two.ExitCode);
        string first = File.ReadAllText(_folder["artifacts/torghut/simulations/one/report/simulation-report.json"]);
        string second = File.ReadAllText(_folder["artifacts/torghut/simulations/two/report/simulation-report.json"]);
        Assert.NotEqual(first, second);
        Assert.Equal(
            first.Replace("\"run_id\": \"one\"", "\"run_id\": \"two\"", StringComparison.Ordinal)
                .Replace("\"run_token\": \"one\"", "\"run_token\": \"two\"", StringComparison.Ordinal),
            second);
        foreach (string csv in (string[])["trade-pnl.csv", "execution-latency.csv", "llm-review-summary.csv"])
        {
            Assert.Equal(
                File.ReadAllBytes(_folder[$"artifacts/torghut/simulations/one/report/{csv}"]),
                File.ReadAllBytes(_folder[$"artifacts/torghut/simulations/two/report/{csv}"]));
        }
    }

    [Fact]
    public void A_finished_run_is_not_run_again_and_its_report_can_be_made_again_byte_for_byte()
    {
        string manifest = _folder.File("m.yaml", Manifests.Synthetic());
        var cli = new TorghutSim(_folder.Root);
        string[] arguments = ["run", "--run-id", "again", "--dataset-manifest", manifest, "--confirm", Confirm, "--json"];
        CliResult first = cli.Run(arguments);
        byte[] report = File.ReadAllBytes(_folder["artifacts/torghut/simulations/again/report/simulation-report.json"]);
        DateTime written = File.GetLastWriteTimeUtc(_folder["artifacts/torghut/simulations/again/run-manifest.json"]);

        CliResult second = cli.Run(arguments);
        DateTime afterSecond = File.GetLastWriteTimeUtc(_folder["artifacts/torghut/simulations/again/run-manifest.json"]);
        CliResult remade = cli.Run("report", "--run-id", "again", "--quiet");

        Assert.Equal(first.ExitCode, second.ExitCode);
        Assert.False(first.Json.GetProperty("already_finished").GetBoolean());
        Assert.True(second.Json.GetProperty("already_finished").GetBoolean());
        Assert.Equal(written, afterSecond);
        Assert.Equal(first.ExitCode, remade.ExitCode);
        Assert.Equal(report, File.ReadAllBytes(_folder["artifacts/torghut/simulations/again/report/simulation-report.json"]));
    }

    [Fact]
    public void Status_runs_teardown_and_clean_tell_and_keep_the_truth()
    {
        string manifest = _folder.File("m.yaml", Manifests.Synthetic());
        var cli = new TorghutSim(_folder.Root);
        cli.Run("run", "--run-id", "auto", "--dataset-manifest", manifest, "--confirm", Confirm, "--quiet");
        CliResult runs = cli.Run("runs", "--json");
        string runId = runs.Json[0].GetProperty("run_id").GetString()!;
        CliResult status = cli.Run("status", "--run-id", runId, "--json");
        CliResult teardown = cli.Run("teardown", "--run-id", runId);
        CliResult refused = cli.Run("clean");
        CliResult clean = cli.Run("clean", "--yes", "--json");

        Assert.Contains("2024-07-03", runId, StringComparison.Ordinal);
        Assert.Equal("restored", status.Json.GetProperty("restore_status").GetString());
        Assert.Equal(JsonValueKind.Null, status.Json.GetProperty("holder").ValueKind);
        Assert.Equal(0, teardown.ExitCode);
        Assert.Contains("nothing to put back", teardown.Out, StringComparison.Ordinal);
        Assert.Equal(3, refused.ExitCode);
        Assert.Equal(2, clean.Json.GetProperty("removed").GetInt32());
        Assert.Equal(0, cli.Run("runs", "--json").Json.GetArrayLength());
        Assert.Equal(2, cli.Run("status", "--run-id", runId).ExitCode);
    }

    [Fact]
    public void Each_tape_is_listed_with_its_size_and_removed_on_its_own()
    {
        var cli = new TorghutSim(_folder.Root);
        foreach (int seed in (int[])[1, 2])
        {
            string manifest = _folder.File($"m{seed}.yaml", Manifests.Synthetic().Replace("seed: 7", $"seed: {seed}", StringComparison.Ordinal));
            cli.Run("run", "--run-id", $"seed {seed}", "--dataset-manifest", manifest, "--confirm", Confirm, "--quiet");
        }

        CliResult clean = cli.Run("clean", "--tapes", "--yes", "--json");

        Assert.Equal(2, clean.Json.GetProperty("removed").GetInt32());
        Assert.All(clean.Json.GetProperty("items").EnumerateArray(), item => Assert.True(item.GetProperty("bytes").GetInt64() > 1_000, item.ToString()));
        Assert.Equal(2, cli.Run("runs", "--json").Json.GetArrayLength());
    }

    [Fact]
    public void An_applied_run_can_be_reported_and_torn_down_by_hand()
    {
        string manifest = _folder.File("m.yaml", Manifests.Synthetic());
        var cli = new TorghutSim(_folder.Root);
        CliResult apply = cli.Run("apply", "--run-id", "byhand", "--dataset-manifest", manifest, "--confirm", Confirm, "--quiet");
        CliResult status = cli.Run("status", "--run-id", "byhand", "--json");
        CliResult report = cli.Run("report", "--run-id", "byhand", "--json");
        CliResult teardown = cli.Run("teardown", "--run-id", "byhand", "--json");

        Assert.True(apply.ExitCode == 0, apply.ToString());
        Assert.Equal("outstanding", status.Json.GetProperty("restore_status").GetString());
        Assert.True(report.ExitCode is 0 or 6, report.ToString());
        Assert.Equal(16, report.Json.GetProperty("files").EnumerateObject().Count());
        Assert.Equal(1, teardown.Json.GetProperty("released").GetInt32());
        Assert.False(Directory.Exists(_folder["artifacts/torghut/simulations/byhand/scratch"]));
    }

    [Fact]
    public void A_plan_shows_guards_and_input_and_touches_nothing()
    {
        string manifest = _folder.File("m.yaml", Manifests.Synthetic());
        CliResult plan = new TorghutSim(_folder.Root).Run("plan", "--run-id", "p", "--dataset-manifest", manifest, "--json");

        Assert.True(plan.ExitCode == 0, plan.ToString());
        Assert.Equal("torghut.plan.v1", plan.Json.GetProperty("schema_version").GetString());
        Assert.Equal(8, plan.Json.GetProperty("guards").GetArrayLength());
        Assert.True(plan.Json.GetProperty("input").GetProperty("event_count").GetInt64() > 0);
        Assert.False(Directory.Exists(_folder["artifacts"]));
    }

    [Fact]
    public void An_initialised_manifest_runs()
    {
        var cli = new TorghutSim(_folder.Root);
        CliResult init = cli.Run("init", "--output", "mine.yaml", "--source", "synthetic", "--trading-day", "2024-07-03");
        CliResult plan = cli.Run("plan", "--run-id", "p", "--dataset-manifest", "mine.yaml", "--quiet");
        CliResult again = cli.Run("init", "--output", "mine.yaml", "--source", "synthetic", "--trading-day", "2024-07-03");

        Assert.True(init.ExitCode == 0, init.ToString());
        Assert.True(plan.ExitCode == 0, plan.ToString());
        Assert.Equal(2, again.ExitCode);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("plan --help")]
    [InlineData("apply --help")]
    [InlineData("run --help")]
    [InlineData("report --help")]
    [InlineData("compare --help")]
    [InlineData("verify --help")]
    [InlineData("serve --help")]
    [InlineData("llm evaluate --help")]
    [InlineData("teardown --help")]
    [InlineData("status --help")]
    [InlineData("init --help")]
    [InlineData("runs --help")]
    [InlineData("clean --help")]
    public void Every_help_has_an_example(string arguments)
    {
        CliResult help = new TorghutSim(_folder.Root).Run(arguments.Split(' '));
        Assert.Equal(0, help.ExitCode);
        Assert.Contains("Example:\n  torghut-sim ", help.Out, StringComparison.Ordinal);
    }

    private JsonElement Report(string token) => JsonDocument
        .Parse(File.ReadAllText(_folder[$"artifacts/torghut/simulations/{token}/report/simulation-report.json"]))
        .RootElement;
}

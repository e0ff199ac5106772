using System.Text.Json;
using NJsonSchema;
using Torghut.EndToEnd.Tests.Support;

namespace Torghut.EndToEnd.Tests;

/// <summary>Finished runs compared by the program.</summary>
public sealed class CompareTests : IClassFixture<ComparableRuns>
{
    private readonly ComparableRuns _runs;

    public CompareTests(ComparableRuns runs) => _runs = runs;

    private TorghutSim Cli => _runs.Cli;

    [Fact]
    public async Task Two_runs_of_one_day_are_equal()
    {
        CliResult result = Cli.Run("compare", "one", "two", "--require-equal", "--json");

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.True(result.Json.GetProperty("equal").GetBoolean());
        JsonElement pair = result.Json.GetProperty("comparisons")[0];
        Assert.All(pair.GetProperty("identity").EnumerateObject(), part => Assert.True(part.Value.GetBoolean(), part.Name));
        Assert.Equal(0, pair.GetProperty("figures").GetProperty("different").GetInt32());
        string folder = _runs.Folder["artifacts/torghut/simulations/compare/one--two"];
        Assert.Equal(["compare.html", "compare.json", "compare.md"], Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        Assert.Equal(result.Out, File.ReadAllText(Path.Combine(folder, "compare.json")));
        JsonSchema schema = await JsonSchema.FromFileAsync(Path.Combine(Repository.Root, "schemas", "simulation-compare.v1.schema.json"), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(result.Out));
    }

    [Fact]
    public async Task A_changed_parameter_is_named_with_the_first_decision_that_it_changed()
    {
        CliResult result = Cli.Run("compare", "one", "smaller", "--require-equal", "--json");

        Assert.Equal(6, result.ExitCode);
        JsonElement pair = result.Json.GetProperty("comparisons")[0];
        JsonElement change = Assert.Single(pair.GetProperty("parameters").EnumerateArray());
        Assert.Equal(
            ("risk.max_notional_per_trade", "10000", "5000"),
            (change.GetProperty("key").GetString(), change.GetProperty("first").GetString(), change.GetProperty("second").GetString()));
        JsonElement decisions = pair.GetProperty("decisions");
        JsonElement divergence = decisions.GetProperty("first_divergence");
        Assert.Equal("changed", divergence.GetProperty("kind").GetString());
        Assert.Contains("qty", divergence.GetProperty("fields").EnumerateArray().Select(field => field.GetString()));
        Assert.True(Qty(divergence, "first") > Qty(divergence, "second"));
        Assert.NotEmpty(divergence.GetProperty("second").GetProperty("lineage").GetProperty("dataset_event_id").GetString()!);
        Assert.Equal("pnl.execution_notional_total", Figure(pair, "pnl.execution_notional_total").GetProperty("figure").GetString());
        JsonSchema schema = await JsonSchema.FromFileAsync(Path.Combine(Repository.Root, "schemas", "simulation-compare.v1.schema.json"), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(result.Out));
    }

    [Fact]
    public void Without_a_demand_a_difference_is_no_failure_and_the_summary_is_printed()
    {
        CliResult result = Cli.Run("--mode", "compare", "--run-id", "one", "--run-id", "smaller", "--output", "out");

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.StartsWith("# DIFFERENT: `one`, `smaller`\n", result.Out, StringComparison.Ordinal);
        Assert.Contains("risk.max_notional_per_trade", result.Out, StringComparison.Ordinal);
        Assert.True(File.Exists(_runs.Folder["out/compare.html"]));
    }

    [Fact]
    public void Another_input_is_said_to_be_another()
    {
        CliResult result = Cli.Run("compare", "one", _runs.Folder["artifacts/torghut/simulations/other"], "--json");

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.False(result.Json.GetProperty("comparisons")[0].GetProperty("identity").GetProperty("same_input").GetBoolean());
        Assert.Contains(result.Json.GetProperty("caveats").EnumerateArray(), caveat => caveat.GetProperty("code").GetString() == "different_input");
    }

    [Fact]
    public void A_worse_verdict_fails_where_that_was_asked_for()
    {
        CliResult worse = Cli.Run("compare", "one", "failing", "--fail-on-regression", "--json");
        CliResult better = Cli.Run("compare", "failing", "one", "--fail-on-regression", "--json");

        Assert.Equal((6, 0), (worse.ExitCode, better.ExitCode));
        Assert.Contains(
            worse.Json.GetProperty("comparisons")[0].GetProperty("findings_appeared").EnumerateArray(),
            finding => finding.GetProperty("code").GetString() == "executions_below_minimum");
    }

    [Fact]
    public void Comparing_again_gives_the_same_bytes_and_changes_nothing_of_the_runs()
    {
        string run = _runs.Folder["artifacts/torghut/simulations/one"];
        Dictionary<string, DateTime> before = Times(run);
        string[] files = ["a/compare.json", "a/compare.md", "a/compare.html"];
        Cli.Run("compare", "one", "smaller", "other", "--output", "a");
        byte[][] first = [.. files.Select(file => File.ReadAllBytes(_runs.Folder[file]))];
        Cli.Run("compare", "one", "smaller", "other", "--output", "a");

        Assert.All(files.Zip(first), pair => Assert.Equal(pair.Second, File.ReadAllBytes(_runs.Folder[pair.First])));
        Assert.Equal(before, Times(run));
    }

    [Fact]
    public void A_damaged_run_is_compared_as_far_as_it_can_be_or_refused_clearly()
    {
        string damaged = _runs.Copy("one", "damaged");
        File.WriteAllText(Path.Combine(damaged, "ledger.sqlite"), "no database");
        CliResult ledger = Cli.Run("compare", "one", damaged, "--json");
        File.WriteAllText(Path.Combine(damaged, "report", "simulation-report.json"), "{\"schema_version\":");
        CliResult report = Cli.Run("compare", "one", damaged);
        Directory.Delete(Path.Combine(damaged, "report"), recursive: true);
        CliResult missing = Cli.Run("compare", "one", damaged);

        Assert.True(ledger.ExitCode == 0, ledger.ToString());
        Assert.Equal(JsonValueKind.Null, ledger.Json.GetProperty("comparisons")[0].GetProperty("decisions").ValueKind);
        Assert.Contains(ledger.Json.GetProperty("caveats").EnumerateArray(), caveat => caveat.GetProperty("code").GetString() == "ledger_not_read");
        Assert.Equal(2, report.ExitCode);
        Assert.Contains("report_damaged", report.Error, StringComparison.Ordinal);
        Assert.Equal(2, missing.ExitCode);
        Assert.Contains("report_missing", missing.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", report.Error + missing.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("compare one nosuch", "run_not_found", "nosuch")]
    [InlineData("compare one ./nosuch", "run_not_found", "nosuch")]
    [InlineData("compare one", "usage", "two or more")]
    [InlineData("compare one two --output one.yaml", "output_unwritable", "one.yaml")]
    public void What_cannot_be_compared_is_said_clearly(string arguments, string code, string names)
    {
        CliResult result = Cli.Run(arguments.Split(' '));

        Assert.Equal(2, result.ExitCode);
        Assert.Contains($"error: {code}: ", result.Error, StringComparison.Ordinal);
        Assert.Contains(names, result.Error, StringComparison.Ordinal);
    }

    private static decimal Qty(JsonElement divergence, string side) =>
        decimal.Parse(divergence.GetProperty(side).GetProperty("qty").GetString()!, System.Globalization.CultureInfo.InvariantCulture);

    private static JsonElement Figure(JsonElement pair, string path) => pair.GetProperty("figures").GetProperty("differences").EnumerateArray()
        .Single(figure => figure.GetProperty("figure").GetString() == path);

    private static Dictionary<string, DateTime> Times(string folder) => Directory
        .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(path => path, File.GetLastWriteTimeUtc);
}

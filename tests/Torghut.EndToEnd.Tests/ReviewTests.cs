using System.Text.Json;
using Torghut.EndToEnd.Tests.Support;

namespace Torghut.EndToEnd.Tests;

/// <summary>The program with a language model: recorded, replayed without it, compared, refused.</summary>
public sealed class ReviewTests : IDisposable
{
    private const string Key = "sk-end-to-end-0123456789";

    private readonly TemporaryFolder _folder = new();
    private readonly TorghutSim _cli;

    public ReviewTests() => _cli = new TorghutSim(_folder.Root);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_recorded_day_repeats_without_server_and_key_and_the_key_is_nowhere()
    {
        _cli.Environment["REVIEW_KEY"] = Key;
        CliResult recorded;
        using (var server = new ChatServer())
        {
            recorded = Run("recorded", $"base_url: '{server.BaseUrl}', api_key_env: REVIEW_KEY, cassette: record");
            Assert.True(server.Calls > 3);
        }

        _cli.Environment.Clear();
        CliResult replayed = Run("replayed", "cassette: replay");
        CliResult again = Run("again", "cassette: replay");

        JsonElement first = Report("recorded");
        JsonElement second = Report("replayed");
        foreach (string hash in new[] { "decision_hash", "order_hash" })
        {
            Assert.Equal(Metadata(first, hash), Metadata(second, hash));
        }

        Assert.Equal(second.GetProperty("llm").ToString(), Report("again").GetProperty("llm").ToString());
        Assert.True(second.GetProperty("llm").GetProperty("verdict_counts").GetProperty("veto").GetInt32() > 0);
        Assert.Equal(second.GetProperty("llm").GetProperty("total_reviews").GetInt32(), second.GetProperty("llm").GetProperty("replayed").GetInt32());
        Assert.DoesNotContain(Key, recorded.Out + recorded.Error + replayed.Out + replayed.Error + again.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(
            Directory.EnumerateFiles(_folder.Root, "*", SearchOption.AllDirectories),
            file => System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file)).Contains(Key, StringComparison.Ordinal));
    }

    [Fact]
    public void The_questions_of_a_run_are_put_to_other_reviewers()
    {
        Assert.Equal(0, RunManifest("asked", Manifests.Synthetic("review: rules")).ExitCode & ~6);
        string rules = _folder.File("rules.yaml", "review: rules\n");
        string strict = _folder.File("strict.yaml", "name: strict\nreview: {mode: rules, rules: {max_spread_bps: 0.5}}\n");

        CliResult json = _cli.Run("llm", "compare", "--run-id", "asked", "--review", rules, "--review", strict, "--json");
        CliResult text = _cli.Run("llm", "compare", "--run-id", "asked", "--review", rules, strict);

        Assert.True(json.ExitCode == 0, json.ToString());
        Assert.Equal("torghut.reviewer-comparison.v1", json.Json.GetProperty("schema_version").GetString());
        Assert.Equal(["rules", "strict"], json.Json.GetProperty("reviewers").EnumerateArray().Select(reviewer => reviewer.GetProperty("name").GetString()));
        Assert.StartsWith("# Reviewers of `asked`\n", text.Out, StringComparison.Ordinal);
        Assert.Equal(
            ["reviewers.html", "reviewers.json", "reviewers.md"],
            Directory.EnumerateFiles(_folder["artifacts/torghut/simulations/llm-compare/asked"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("torghut-sim llm compare --run-id first", _cli.Run("llm", "compare", "--help").Out, StringComparison.Ordinal);
        Assert.Equal(2, _cli.Run("llm", "compare", "--run-id", "none", "--review", rules).ExitCode);
    }

    [Theory]
    [InlineData("base_url: 'http://127.0.0.1:9/v1', api_key_env: NO_SUCH_KEY", "review_key_missing")]
    [InlineData("cassette: replay", "cassette_missing")]
    [InlineData("base_url: 'http://127.0.0.1:9/v1', prompt: trade-review/v9", "prompt_unknown")]
    public void What_cannot_work_is_refused_by_plan_and_run_before_anything_is_written(string keys, string code)
    {
        string path = _folder.File("refused.yaml", Llm(keys));

        foreach (string[] arguments in new[] { new[] { "plan" }, ["run", "--confirm", "START_HISTORICAL_SIMULATION"] })
        {
            CliResult result = _cli.Run([.. arguments, "--run-id", "refused", "--dataset-manifest", path, "--quiet"]);

            Assert.Equal(2, result.ExitCode);
            Assert.Contains(code, result.Error, StringComparison.Ordinal);
            Assert.False(Directory.Exists(_folder["artifacts/torghut/simulations/refused"]));
        }
    }

    private static string Llm(string keys) => Manifests.Synthetic($"review: {{mode: llm, model: reviewer-1, {keys}}}")
        .Replace("""profile: us_equities_regular, trading_day: "2024-07-03" """.TrimEnd(), """profile: custom, trading_day: "2024-07-03", start: "10:00", end: "10:30" """.TrimEnd(), StringComparison.Ordinal)
        + "\nstrategies: [{name: reversion, kind: mean_reversion_v1, parameters: {entry_cooldown_seconds: 60}}]\n";

    private static string? Metadata(JsonElement report, string key) => report.GetProperty("run_metadata").GetProperty(key).GetString();

    private CliResult Run(string runId, string keys)
    {
        CliResult result = RunManifest(runId, Llm(keys));
        Assert.True(result.ExitCode is 0 or 6, result.ToString());
        return result;
    }

    private CliResult RunManifest(string runId, string manifest) => _cli.Run(
        "run", "--run-id", runId, "--dataset-manifest", _folder.File(runId + ".yaml", manifest), "--confirm", "START_HISTORICAL_SIMULATION", "--quiet");

    private JsonElement Report(string runId) =>
        JsonDocument.Parse(File.ReadAllText(_folder[$"artifacts/torghut/simulations/{runId}/report/simulation-report.json"])).RootElement;
}

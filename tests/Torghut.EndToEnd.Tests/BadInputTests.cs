using Torghut.EndToEnd.Tests.Support;

namespace Torghut.EndToEnd.Tests;

/// <summary>Mistakes of a user: each ends with its exit code and one clear message, and leaves nothing half-written.</summary>
public sealed class BadInputTests : IDisposable
{
    private const string Confirm = "START_HISTORICAL_SIMULATION";

    private static readonly DateOnly ShortDay = new(2013, 11, 29);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_unknown_key_is_named_with_its_line_and_the_nearest_known_one()
    {
        CliResult result = Run(Manifests.Synthetic("risk: { max_spred_bps: 3 }"));
        AssertRefused(result, 2, "manifest_invalid", "max_spred_bps", "max_spread_bps", ":4:");
    }

    [Fact]
    public void Every_error_of_a_manifest_is_told_at_once()
    {
        CliResult result = Run(Manifests.Synthetic("risk: { max_spread_bps: wide, fractional: yes, nonsense: 1 }"));
        AssertRefused(result, 2, "max_spread_bps", "fractional", "nonsense");
    }

    [Fact]
    public void A_holiday_is_no_session() =>
        AssertRefused(Run(Manifests.Synthetic(day: "2026-12-25")), 3, "window_not_a_session", "Christmas");

    [Fact]
    public void A_two_hour_full_day_is_too_short() => AssertRefused(
        Run("""
            dataset_id: d
            source: { kind: synthetic, seed: 1, symbols: 2 }
            window: { profile: us_equities_regular, trading_day: "2026-02-27", start: "2026-02-27T15:00:00Z", end: "2026-02-27T17:00:00Z" }
            """),
        3,
        "window_coverage_too_short",
        "390");

    [Fact]
    public void A_missing_zip_is_named()
    {
        LeanDay.Write(_folder["lean"], "AAA", ShortDay, new TimeSpan(13, 0, 0), 1000);
        AssertRefused(Run(Manifests.Lean(_folder["lean"], "2013-11-29")), 2, "bbb", "20131129_trade.zip");
    }

    [Fact]
    public void A_truncated_zip_is_named()
    {
        WriteBoth();
        string path = LeanDay.PathOf(_folder["lean"], "BBB", ShortDay, "quote");
        byte[] content = File.ReadAllBytes(path);
        File.WriteAllBytes(path, content[..(content.Length / 2)]);
        AssertRefused(Run(Manifests.Lean(_folder["lean"], "2013-11-29")), 2, "20131129_quote.zip");
    }

    [Fact]
    public void A_zip_of_another_symbol_is_named()
    {
        WriteBoth();
        LeanDay.Zip(_folder["lean"], "BBB", ShortDay, "trade", "34200000,10000,100,P,20002020,0\n", entrySymbol: "AAA");
        AssertRefused(Run(Manifests.Lean(_folder["lean"], "2013-11-29")), 2, "20131129_trade.zip", "aaa");
    }

    [Fact]
    public void A_dump_with_a_broken_line_is_named_with_the_line()
    {
        _folder.File("day.ndjson", "{\"dataset_event_id\":\"t:0:0\"\n");
        AssertRefused(
            Run("""
                dataset_id: d
                source: { kind: dump, path: day.ndjson }
                window: { profile: us_equities_regular, trading_day: "2026-02-27" }
                """),
            2,
            "day.ndjson",
            "line 1");
    }

    [Fact]
    public void An_unwritable_output_folder_is_named()
    {
        _folder.File("occupied", "a file, no folder");
        CliResult result = Run(Manifests.Synthetic(), "--output-root", _folder["occupied"]);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("occupied", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_without_the_phrase_names_it_and_starts_nothing()
    {
        string manifest = _folder.File("m.yaml", Manifests.Synthetic());
        CliResult none = new TorghutSim(_folder.Root).Run("run", "--run-id", "x", "--dataset-manifest", manifest);
        CliResult wrong = new TorghutSim(_folder.Root).Run("run", "--run-id", "x", "--dataset-manifest", manifest, "--confirm", "YES");
        AssertRefused(none, 3, "confirmation_missing", Confirm);
        AssertRefused(wrong, 3, "'YES'", Confirm);
    }

    [Fact]
    public void The_same_id_with_another_manifest_is_refused_with_the_difference()
    {
        Assert.True(Run(Manifests.Synthetic()).ExitCode is 0 or 6);
        byte[] report = File.ReadAllBytes(_folder["artifacts/torghut/simulations/x/report/simulation-report.json"]);
        CliResult result = Run(Manifests.Synthetic("risk: { max_spread_bps: 7 }"));
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("risk.max_spread_bps", result.Error, StringComparison.Ordinal);
        Assert.Equal(report, File.ReadAllBytes(_folder["artifacts/torghut/simulations/x/report/simulation-report.json"]));
    }

    [Fact]
    public void Two_ids_with_one_token_are_told_apart()
    {
        Assert.True(Run(Manifests.Synthetic()).ExitCode is 0 or 6);
        string manifest = _folder.File("m.yaml", Manifests.Synthetic());
        CliResult result = new TorghutSim(_folder.Root).Run("run", "--run-id", "X!", "--dataset-manifest", manifest, "--confirm", Confirm);
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("'x'", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("run --run-id")]
    [InlineData("status")]
    [InlineData("--mode frobnicate")]
    public void A_command_line_that_is_not_understood_exits_2(string arguments)
    {
        CliResult result = new TorghutSim(_folder.Root).Run(arguments.Split(' '));
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("error: usage:", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_with_json_is_one_document()
    {
        string manifest = _folder.File("m.yaml", Manifests.Synthetic(day: "2026-12-25"));
        CliResult result = new TorghutSim(_folder.Root).Run("plan", "--run-id", "x", "--dataset-manifest", manifest, "--json");
        Assert.Equal(3, result.ExitCode);
        Assert.Equal("window_not_a_session", result.Json.GetProperty("failure").GetProperty("code").GetString());
    }

    private void WriteBoth()
    {
        LeanDay.Write(_folder["lean"], "AAA", ShortDay, new TimeSpan(13, 0, 0), 1000);
        LeanDay.Write(_folder["lean"], "BBB", ShortDay, new TimeSpan(13, 0, 0), 5000);
    }

    private CliResult Run(string manifest, params string[] more)
    {
        string path = _folder.File("m.yaml", manifest);
        return new TorghutSim(_folder.Root).Run(["run", "--run-id", "x", "--dataset-manifest", path, "--confirm", Confirm, "--quiet", .. more]);
    }

    private void AssertRefused(CliResult result, int exitCode, params string[] fragments)
    {
        Assert.True(result.ExitCode == exitCode, result.ToString());
        Assert.All(fragments, fragment => Assert.Contains(fragment, result.Error, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["artifacts/torghut/simulations/x"]), "The run's folder was left behind.");
    }
}

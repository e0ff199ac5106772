using NJsonSchema;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Manifest.Canonical;
using Torghut.Simulation.Manifest.Loading;
using Torghut.Simulation.Manifest.Publishing;
using Torghut.Simulation.Manifest.Scaffolding;

namespace Torghut.Simulation.Tests.Manifest;

public sealed class ManifestScaffoldTests
{
    public static TheoryData<ScaffoldAnswers> Answers =>
    [
        new ScaffoldAnswers { SourceKind = "synthetic", TradingDay = "2026-02-27" },
        new ScaffoldAnswers { SourceKind = "synthetic", TradingDay = "2026-02-27", Symbols = ["TRUE", "NO", "1A", "7"], SchemaLocation = "../s.json" },
        new ScaffoldAnswers { SourceKind = "lean_ticks", TradingDay = "2013-10-07", Path = "${LEAN_DATA_FOLDER}", Symbols = ["AIG"], DatasetId = "a: #b \"c\"" },
        new ScaffoldAnswers { SourceKind = "dump", TradingDay = "2013-10-07", Path = "/data/with space/ü#1.jsonl.gz" },
        new ScaffoldAnswers { SourceKind = "kafka", TradingDay = "2013-10-07", BootstrapServers = "k1:9092,k2:9092" },
    ];

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task The_manifest_loads_without_a_warning_and_keeps_the_schema(ScaffoldAnswers answers)
    {
        var text = ManifestScaffold.Write(answers);
        var loaded = Load(text);
        Assert.Empty(loaded.Warnings);
        Assert.Equal(answers.SourceKind, loaded.Manifest.Source.Kind);
        Assert.Equal(answers.TradingDay, loaded.Manifest.Window.Request.TradingDay);
        Assert.Equal(answers.DatasetId ?? $"{answers.SourceKind}-{answers.TradingDay}", loaded.Manifest.DatasetId);
        var schema = await JsonSchema.FromJsonAsync(ManifestSchema.Write(), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(YamlToJson.Convert(text)));
    }

    [Fact]
    public void Answers_come_back()
    {
        var lean = Assert.IsType<LeanTicksSource>(Load(ManifestScaffold.Write(
            new() { SourceKind = "lean_ticks", TradingDay = "2013-10-07", Path = "${LEAN_DATA_FOLDER}/x", Symbols = ["AIG", "TRUE"] })).Manifest.Source);
        Assert.Equal("/env/x", lean.Path);
        Assert.Equal(["AIG", "TRUE"], lean.Symbols);
        Assert.StartsWith(
            "# yaml-language-server: $schema=../s.json\n",
            ManifestScaffold.Write(new() { SourceKind = "synthetic", TradingDay = "2026-02-27", SchemaLocation = "../s.json" }),
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_commented_out_is_the_default()
    {
        var text = ManifestScaffold.Write(new() { SourceKind = "synthetic", TradingDay = "2026-02-27" });
        var defaults = text.IndexOf("# All that follows", StringComparison.Ordinal);
        var uncommented = text[..defaults] + string.Join('\n', text[defaults..].Split('\n').Select(Uncomment));
        Assert.Contains("\nrisk:\n", uncommented, StringComparison.Ordinal);
        Assert.Contains("\n    decision_ms: 5\n", uncommented, StringComparison.Ordinal);
        Assert.Equal(
            ManifestCanonicalizer.Write(Load(text).Manifest, _ => ""), ManifestCanonicalizer.Write(Load(uncommented).Manifest, _ => ""));

        // "#risk:" and "#  max_spread_bps: 25" are keys, "# Risk limits." is a sentence.
        static string Uncomment(string line) => line is ['#', not ' ', ..] or ['#', ' ', ' ', ..] ? line[1..] : line;
    }

    [Theory]
    [InlineData("lean_ticks", null, "found no path, expected one for this source.")]
    [InlineData("lean_ticks", "/x", "found no symbols, expected at least one.")]
    [InlineData("dump", " ", "found no path, expected one for this source.")]
    [InlineData("kafka", null, "found no bootstrap servers, expected one for this source.")]
    [InlineData("csv", null, "found the source kind \"csv\", expected one of synthetic, lean_ticks, dump, kafka.")]
    public void A_missing_answer_is_named(string kind, string? path, string expected)
    {
        var error = Assert.Throws<SimulationException>(
            () => ManifestScaffold.Write(new() { SourceKind = kind, TradingDay = "2026-02-27", Path = path }));
        Assert.Equal("The manifest cannot be written: " + expected, error.Message);
        Assert.Equal(("scaffold_incomplete", ExitCode.Usage), (error.Code, error.ExitCode));
    }

    [Theory]
    [InlineData("2026-02-28", "A", "window_not_a_session")]
    [InlineData("yesterday", "A", "invalid_window_trading_day")]
    [InlineData("2026-02-27", "a b", "scaffold_invalid")]
    public void An_answer_that_a_manifest_cannot_hold_is_refused_before_anything_is_written(string day, string symbol, string code)
    {
        var error = Assert.Throws<SimulationException>(
            () => ManifestScaffold.Write(new() { SourceKind = "synthetic", TradingDay = day, Symbols = [symbol] }));
        Assert.Equal((code, ExitCode.Usage), (error.Code, error.ExitCode));
        Assert.StartsWith("The manifest cannot be written: ", error.Message, StringComparison.Ordinal);
    }

    private static ManifestLoadResult.Loaded Load(string text)
    {
        var result = Manifests.Parse(text, ("LEAN_DATA_FOLDER", "/env"));
        return result.OrThrow();
    }
}

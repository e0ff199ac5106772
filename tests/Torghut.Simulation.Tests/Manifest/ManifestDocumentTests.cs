using CsCheck;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Manifest.Loading;

namespace Torghut.Simulation.Tests.Manifest;

public sealed class ManifestDocumentTests
{
    [Theory]
    [InlineData("", "found nothing, expected keys and values [manifest_empty]")]
    [InlineData("# only a comment\n", "found nothing, expected keys and values [manifest_empty]")]
    [InlineData("null", "1:1: found nothing, expected keys with values [wrong_type]")]
    [InlineData("- a", "1:1: found a list, expected keys with values [wrong_type]")]
    [InlineData("text", "1:1: found \"text\", expected keys with values [wrong_type]")]
    [InlineData("a: b: c", "1:5: found while scanning a plain scalar value, found invalid mapping, expected YAML or JSON [yaml_syntax]")]
    [InlineData("a: [1, 2\nb: 3", "1:5: found a value that does not end or a key where none can be, expected YAML or JSON [yaml_syntax]")]
    [InlineData(
        "a: {path: ${X}}",
        "1:12: found while parsing a flow mapping, did not find expected ',' or '}', expected YAML or JSON (a ${NAME} between { } or [ ] must be in quotes: \"${NAME}\") [yaml_syntax]")]
    [InlineData(
        "a: 1\n\tb: 2",
        "1:4: found while scanning a plain scalar, found a tab character that violate indentation, expected YAML or JSON [yaml_syntax]")]
    [InlineData("a: 1\n---\nb: 2", "2:1: found a second document, expected one document [yaml_syntax]")]
    [InlineData("? [a]\n: 1", "1:3: found a key that is not a single text, expected a key [yaml_syntax]")]
    [InlineData("a: *x", "1:4: found *x, expected a value marked &x before it [yaml_syntax]")]
    [InlineData("a: &x [*x]", "1:8: found *x inside the value that it repeats, expected a value that does not hold itself [yaml_syntax]")]
    [InlineData("a: !!int 5", "1:4: found the tag tag:yaml.org,2002:int, expected a value without a tag [yaml_syntax]")]
    [InlineData("a: !x {}", "1:4: found the tag !x, expected a value without a tag [yaml_syntax]")]
    public void A_broken_text_is_one_error_at_its_place(string text, string expected) =>
        Assert.Equal([expected], Manifests.Bad(text));

    [Fact]
    public void Keys_that_stand_twice_before_the_broken_place_are_reported_too() => Assert.Equal(
        ["2:1: a: found the key a second time (first on line 1), expected every key once [duplicate_key]", "3:5"],
        [Manifests.Bad("a: 1\na: 2\nb: c: d")[0], Manifests.Bad("a: 1\na: 2\nb: c: d")[1][..3]]);

    [Fact]
    public void A_text_tag_makes_a_text() =>
        Assert.Equal("2026", Manifests.Good("dataset_id: !!str 2026\nwindow: {}\nsource: {kind: synthetic}").DatasetId);

    [Fact]
    public void Anchors_repeat_values()
    {
        var manifest = Manifests.Good(
            Manifests.Least + "strategies:\n- {name: a, kind: macd_rsi_v1, parameters: &p {stop_loss_bps: 7}}\n- {name: b, kind: macd_rsi_v1, parameters: *p}");
        Assert.Equal([7.0, 7.0], manifest.Strategies.Select(strategy => strategy.Parameters.StopLossBps!.Value));
    }

    [Fact]
    public void Merge_keys_are_refused_with_what_to_do_instead()
    {
        var error = Assert.Single(Manifests.Bad(Manifests.Least + "risk: {<<: {fractional: true}}"));
        Assert.StartsWith("4:8: risk.<<: found an unknown key", error, StringComparison.Ordinal);
        Assert.Contains("(keys are not merged with << here: repeat them)", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Aliases_cannot_multiply_without_bound()
    {
        var text = "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
            + "b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"
            + "c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\n"
            + "d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\n"
            + "e: [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\n";
        Assert.Equal(
            "5:5: found more than 20000 values, repeated ones included, expected at most 20000 [yaml_syntax]",
            Assert.Single(Manifests.Bad(text)));
    }

    [Fact]
    public void Nesting_has_an_end() => Assert.Equal(
        "1:54: found values nested deeper than 50 levels, expected at most 50 levels [yaml_syntax]",
        Assert.Single(Manifests.Bad("a: " + new string('[', 5_000))));

    [Fact]
    public void Json_is_read_with_its_lines_and_columns()
    {
        Assert.Equal(
            ["4:20: monitor.poll_seconds: found \"5\", expected a whole number of at least 1 (without quotes) [wrong_type]"],
            Manifests.Bad("{\"dataset_id\":\"d\",\n\"source\":{\"kind\":\"synthetic\"},\"window\":{},\n\t\"monitor\":\n\t{\"poll_seconds\":  \"5\"}}"));
    }

    [Fact]
    public void Json_gives_the_same_manifest_as_yaml()
    {
        var json = Manifests.Good(
            """
            {
              "$schema": "../../schemas/manifest.v1.schema.json",
              "dataset_id": "\u00fc\ud83d\ude00\/\"x\"",
              "source": {"kind": "synthetic", "seed": 7, "symbols": ["A", "B"]},
              "window": {"trading_day": "2026-02-27", "strict_coverage": true},
              "risk": {"max_spread_bps": null, "max_position_pct_equity": 1.5e-1},
              "prices": {"m": 2.5}
            }
            """);
        Assert.Equal("ü\U0001F600/\"x\"", json.DatasetId);
        Assert.Equal(7, Assert.IsType<SyntheticSource>(json.Source).Seed);
        Assert.True(json.Window.StrictCoverage);
        Assert.Null(json.Risk.MaxSpreadBps);
        Assert.Equal(0.15m, json.Risk.MaxPositionPctEquity);
        Assert.Equal(2.5m, json.Prices["m"].CompletionPerMillion);
    }

    [Fact]
    public void Relative_paths_are_below_the_manifests_folder()
    {
        Assert.Equal("/sim/data", Path("data"));
        Assert.Equal("/data/x", Path("../data//x/"));
        Assert.Equal("/abs", Path("/abs"));
        Assert.Equal("/sim/~x", Path("~x"));

        static string Path(string written) => Assert.IsType<DumpSource>(
            Manifests.Good($"dataset_id: d\nwindow: {{}}\nsource: {{kind: dump, path: {written}}}").Source).Path;
    }

    [Fact]
    public void Keys_are_found_again_by_those_who_judge_values_later()
    {
        var loaded = Assert.IsType<ManifestLoadResult.Loaded>(
            Manifests.Parse("dataset_id: d\nsource: {kind: synthetic}\nwindow:\n  trading_day: 2026-02-27\n"));
        Assert.Equal("/sim/m.yaml:4:16", loaded.File.Locate("window.trading_day"));
        Assert.Equal("/sim/m.yaml:3:1", loaded.File.Locate("window.start and window.end"));
        Assert.Equal("/sim/m.yaml:1:1", loaded.File.Locate("monitor.poll_seconds"));
    }

    [Fact]
    public void No_text_ends_in_an_exception()
    {
        var valid = Manifests.Least + "strategies:\n  - name: a\n    kind: macd_rsi_v1\nrisk: {max_spread_bps: 5, fractional: ${F}}\nprices: &p {m: [1, \"x\"]}\n";
        string[] pieces =
        [
            "\n", "  ", "\t", "{", "}", "[", "]", ":", ": ", "- ", "&a ", "*a", "*p", "!", "!!x ", "\"", "'", "|", ">", "${", "${F}",
            "#", "%", "---\n", "? ", ",", "\0", "\uFEFF", "\u0085", "a", "5", "~", "\\",
        ];
        Gen.Select(Gen.Int[0, valid.Length], Gen.Int[0, 12], Gen.Int[0, pieces.Length - 1].Array[0, 4]).Sample(
            (at, cut, added) =>
            {
                var text = valid[..at] + string.Concat(added.Select(piece => pieces[piece])) + valid[Math.Min(valid.Length, at + cut)..];
                var result = Manifests.Parse(text, ("F", "true"));
                if (result is ManifestLoadResult.Refused refused)
                {
                    Assert.NotEmpty(refused.Errors.Problems);
                }
            },
            iter: 5_000);
    }
}

using Torghut.Simulation.Manifest.Canonical;

namespace Torghut.Simulation.Tests.Manifest;

public sealed class ManifestCanonicalTests
{
    [Fact]
    public void Order_comments_spelling_and_defaults_mean_nothing()
    {
        var one = Canonical("dataset_id: d\nwindow: {trading_day: 2026-02-27}\nsource: {kind: synthetic}");
        Assert.Equal(one, Canonical(
            """
            # A comment.
            {"source": {"seed": 42, "kind": "synthetic", "symbols": 8}, "risk": {"max_position_pct_equity": "0.1000"},
             "execution": {"latency": {"ta_ms": 2000}, "time_in_force": "day"}, "review": "off", "monitor": {},
             "dataset_id": "d", "window": {"trading_day": "2026-02-27", "profile": "us_equities_regular"},
             "strategies": [{"name": "intraday_tsmom_v1", "kind": "intraday_tsmom_v1"}], "candidate_id": "x"}
            """));
    }

    [Fact]
    public void The_order_of_symbols_means_nothing_and_that_of_strategies_does()
    {
        const string Text = "dataset_id: d\nwindow: {}\nsource: {kind: synthetic, symbols: [B, A]}\nstrategies: [{name: a, kind: macd_rsi_v1}, {name: b, kind: macd_rsi_v1}]";
        Assert.Equal(Canonical(Text), Canonical(Text.Replace("[B, A]", "[a, b]", StringComparison.Ordinal)));
        Assert.NotEqual(
            Canonical(Text),
            Canonical(Text.Replace("name: a", "name: c", StringComparison.Ordinal).Replace("name: b", "name: a", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_file_source_is_its_content_wherever_it_lies()
    {
        var text = "dataset_id: d\nwindow: {}\nsource: {kind: dump, path: a/x.ndjson}";
        var here = ManifestCanonicalizer.Write(Manifests.Good(text), _ => "sha256:1");
        Assert.Equal(here, ManifestCanonicalizer.Write(Manifests.Good(text.Replace("a/x", "/b/y", StringComparison.Ordinal)), _ => "sha256:1"));
        Assert.Equal(
            [new ManifestChange("source.path", "\"sha256:1\"", "\"sha256:2\"")],
            ManifestDifference.Between(here, ManifestCanonicalizer.Write(Manifests.Good(text), _ => "sha256:2")));
    }

    [Fact]
    public void Other_sources_have_no_content_to_ask_for() =>
        Canonical("dataset_id: d\nwindow: {}\nsource: {kind: kafka}\nplatform: embedded\nkafka: {bootstrap_servers: 'k:1'}");

    [Fact]
    public void Texts_are_written_so_that_people_can_read_them()
    {
        var canonical = Canonical("dataset_id: 'ü <a> & ''b'''\nwindow: {}\nsource: {kind: synthetic}");
        Assert.Contains("\n  \"dataset_id\": \"ü <a> & 'b'\",\n", canonical, StringComparison.Ordinal);
        Assert.EndsWith("}\n", canonical, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', canonical);
    }

    [Fact]
    public void The_difference_lists_every_value_that_differs()
    {
        var old = Canonical(Manifests.Least + "risk: {max_spread_bps: null, fractional: true}\nstrategies: [{name: a, kind: macd_rsi_v1}]\nprices: {x: 1}");
        var changed = Canonical(Manifests.Least + "risk: {max_spread_bps: 30}\nstrategies: [{name: a, kind: macd_rsi_v1}, {name: b, kind: macd_rsi_v1}]\nprices: {y: 1}");
        var changes = ManifestDifference.Between(old, changed);
        Assert.Equal(
            ["prices.x", "prices.y", "risk.fractional", "risk.max_spread_bps", "strategies[1]"], changes.Select(change => change.Key));
        Assert.Equal("risk.max_spread_bps: null → 30", changes[3].ToString());
        Assert.Equal("""prices.x: {"completion_per_million":1,"prompt_per_million":1} → (nothing)""", changes[0].ToString());
        Assert.Null(changes[1].Old);
        Assert.StartsWith("""{"enabled":true,"kind":"macd_rsi_v1",""", changes[4].New, StringComparison.Ordinal);
        Assert.Empty(ManifestDifference.Between(old, old));
    }

    private static string Canonical(string text) => ManifestCanonicalizer.Write(
        Manifests.Good(text), source => throw new InvalidOperationException($"{source.Kind} has no content."));
}

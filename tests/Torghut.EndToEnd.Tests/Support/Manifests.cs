namespace Torghut.EndToEnd.Tests.Support;

/// <summary>Small manifests for tests.</summary>
public static class Manifests
{
    public static string Synthetic(string extra = "", int symbols = 2, string day = "2024-07-03") => $$"""
        dataset_id: synthetic-{{day}}
        source: { kind: synthetic, seed: 7, symbols: {{symbols}} }
        window: { profile: us_equities_regular, trading_day: "{{day}}" }
        {{extra}}
        """;

    public static string Lean(string dataFolder, string day, string symbols = "[AAA, BBB]", string extra = "") => $$"""
        dataset_id: lean-{{day}}
        source: { kind: lean_ticks, path: {{dataFolder}}, symbols: {{symbols}} }
        window: { profile: us_equities_regular, trading_day: "{{day}}" }
        {{extra}}
        """;
}

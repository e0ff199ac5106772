using System.Globalization;
using Torghut.Simulation.Manifest.Loading;
using Torghut.Simulation.Runs;

namespace Torghut.Benchmarks.Days;

/// <summary>The manifest that the benchmarks run a day with: the strategies and limits of the newcomer's manifest.</summary>
internal static class DayManifest
{
    private const string Trading = """

        strategies:
          - name: momentum
            kind: intraday_tsmom_v1
            parameters:
              entry_cooldown_seconds: 300
              stop_loss_bps: 40
              max_hold_seconds: 1800
              session_flatten_minutes_before_close: 5
          - name: reversion
            kind: mean_reversion_v1
            max_notional_per_trade: 5000
            parameters:
              entry_cooldown_seconds: 300
              stop_loss_bps: 40
              max_hold_seconds: 900
              session_flatten_minutes_before_close: 5

        risk:
          max_notional_per_trade: 10000
          max_position_pct_equity: 0.10
          max_gross_exposure_pct: 1.0
          max_spread_bps: 25

        execution:
          account:
            starting_cash: 100000
        """;

    /// <summary>Its text.</summary>
    public static string Write(BenchmarkDay day)
    {
        string source = day.DataFolder is { } folder
            ? $"{{kind: lean_ticks, path: '{folder.Replace("'", "''", StringComparison.Ordinal)}', market: {day.Market}, symbols: [{string.Join(", ", day.Symbols)}]}}"
            : string.Create(CultureInfo.InvariantCulture, $"{{kind: synthetic, seed: {day.Seed}, symbols: {day.SymbolCount}}}");
        return $$"""
            dataset_id: benchmark-{{day.TradingDay}}
            source: {{source}}
            window:
              profile: us_equities_regular
              trading_day: {{day.TradingDay}}

            """ + Trading + "\n";
    }

    /// <summary>A run of it.</summary>
    /// <param name="day">The day.</param>
    /// <param name="outputRoot">Folder of all runs.</param>
    public static RunDefinition Run(BenchmarkDay day, string outputRoot)
    {
        string text = Write(day);
        ManifestLoadResult.Loaded loaded = ManifestLoader.Parse(text, "benchmark.yaml", static _ => null).OrThrow();
        return RunDefinitionFactory.Create("benchmark", loaded.Manifest, text, outputRoot);
    }
}

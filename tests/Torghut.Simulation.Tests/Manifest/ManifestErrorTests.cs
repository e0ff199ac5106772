using Torghut.Simulation.Errors;
using Torghut.Simulation.Manifest.Loading;

namespace Torghut.Simulation.Tests.Manifest;

public sealed class ManifestErrorTests
{
    [Theory]
    [InlineData(
        "risk: {max_spread: 5}",
        "4:8: risk.max_spread: found an unknown key, expected one of max_notional_per_trade, max_position_pct_equity, max_symbol_exposure_pct, max_gross_exposure_pct, max_net_exposure_pct, max_concurrent_positions, max_spread_bps, fractional, kill_switch; did you mean \"max_spread_bps\"? [unknown_key]")]
    [InlineData("risk: {fractional: 1}", "4:20: risk.fractional: found the number 1, expected true or false [wrong_type]")]
    [InlineData("risk: [1]", "4:7: risk: found a list, expected keys with values [wrong_type]")]
    [InlineData("risk: off", "4:7: risk: found \"off\", expected keys with values [wrong_type]")]
    [InlineData(
        "risk:", "4:6: risk: found nothing, expected keys with values (or no such key, for the defaults) [wrong_type]")]
    [InlineData(
        "risk:\n  max_spread_bps: 0", "5:19: risk.max_spread_bps: found the number 0, expected a decimal number above 0 [not_allowed]")]
    [InlineData(
        "risk:\n  max_position_pct_equity: 25",
        "5:28: risk.max_position_pct_equity: found the number 25, expected a decimal number above 0 and at most 10 (a fraction: 0.25 is 25 %) [not_allowed]")]
    [InlineData(
        "monitor: {poll_seconds: 0}",
        "4:25: monitor.poll_seconds: found the number 0, expected a whole number of at least 1 [not_allowed]")]
    [InlineData(
        "monitor: {poll_seconds: 99999999999}",
        "4:25: monitor.poll_seconds: found the number 99999999999, expected a whole number of at least 1 [not_allowed]")]
    [InlineData(
        "verdict: {llm_error_rate_max: 1.5}",
        "4:31: verdict.llm_error_rate_max: found the number 1.5, expected a number from 0 to 1 [not_allowed]")]
    [InlineData(
        "execution: {latency: {jitter: lognorml}}",
        "4:31: execution.latency.jitter: found \"lognorml\", expected one of none, lognormal; did you mean \"lognormal\"? [not_allowed]")]
    [InlineData(
        "execution: {time_in_force: 5}",
        "4:28: execution.time_in_force: found the number 5, expected one of day, ioc [wrong_type]")]
    [InlineData(
        "replay: {pace_mode: accelerated}",
        "4:9: replay.acceleration: found no such key, expected a number above 0, because pace_mode is accelerated [missing_key]")]
    [InlineData(
        "replay: {acceleration: 0}", "4:24: replay.acceleration: found the number 0, expected a number above 0 [not_allowed]")]
    [InlineData(
        "argocd: {desired_mode_during_run: auto}",
        "4:35: argocd.desired_mode_during_run: found \"auto\", expected manual (automation would revert the run's patches) [unsupported_automation_mode:auto]")]
    [InlineData(
        "argocd: {restore_mode_after_run: off}",
        "4:34: argocd.restore_mode_after_run: found \"off\", expected one of previous, manual, auto [unsupported_automation_mode:off]")]
    [InlineData(
        "runtime: {target_mode: in_place}",
        "4:24: runtime.target_mode: found \"in_place\", expected dedicated_service (the live services are never patched: a simulation has workloads of its own) [not_allowed]")]
    [InlineData(
        "review: {mode: llm, model: m}",
        "4:9: review.base_url: found no such key, expected the address of an OpenAI-compatible server, because mode is llm and cassette is not replay [missing_key]")]
    [InlineData(
        "review: {mode: llm, base_url: 'http://localhost/v1'}",
        "4:9: review.model: found no such key, expected the name of the language model, because mode is llm [missing_key]")]
    [InlineData(
        "review: {mode: rules, policy: {min_qty_multiplier: 0.5, max_qty_multiplier: 0.25}}",
        "4:77: review.policy.max_qty_multiplier: found less than min_qty_multiplier, expected at least min_qty_multiplier [not_allowed]")]
    [InlineData(
        "review: llm",
        "4:9: review: found \"llm\", expected one of off, rules (llm needs keys: mode, base_url, model) [not_allowed]")]
    [InlineData(
        "strategies: []",
        "4:13: strategies: found an empty list, expected a list, each item keys with values with at least one item [not_allowed]")]
    [InlineData(
        "strategies: [{name: a}]",
        "4:14: strategies[0].kind: found no such key, expected one of intraday_tsmom_v1, mean_reversion_v1, macd_rsi_v1 [missing_key]")]
    [InlineData(
        "strategies:\n- {name: a, kind: macd_rsi_v1}\n- {name: a, kind: macd_rsi_v1}",
        "6:10: strategies[1].name: found \"a\" a second time, expected another than that of strategies[0] [not_unique]")]
    [InlineData(
        "strategies: [{name: a, kind: macd_rsi_v1, symbols: [AAPL, aapl]}]",
        "4:59: strategies[0].symbols[1]: found \"AAPL\" a second time, expected another than that of strategies[0].symbols[0] [not_unique]")]
    [InlineData(
        "strategies: [{name: a, kind: macd_rsi_v1, symbols: [../x]}]",
        "4:53: strategies[0].symbols[0]: found \"../x\", expected a symbol of letters, digits, \".\", \"-\" and \"_\" [not_allowed]")]
    [InlineData(
        "strategies: [{name: a, kind: intraday_tsmom_v1, parameters: {bullish_rsi_min: 70}}]",
        "4:79: strategies[0].parameters.bullish_rsi_min: found bullish_rsi_min 70 above bullish_rsi_max 62, expected bullish_rsi_min of at most bullish_rsi_max [not_allowed]")]
    [InlineData(
        "execution: {account: {positions: [{symbol: AAPL, qty: 0, avg_price: 1}]}}",
        "4:55: execution.account.positions[0].qty: found 0, expected a number of shares other than 0 [not_allowed]")]
    [InlineData(
        "torghut_env_overrides: {TRADING_FEATURE_MAX_DUPLICATE_RATIO: '2'}",
        "4:62: torghut_env_overrides.TRADING_FEATURE_MAX_DUPLICATE_RATIO: found \"2\", expected a number from 0 to 1 [not_allowed]")]
    [InlineData(
        "torghut_env_overrides: {DB_DSN: x}",
        "4:25: torghut_env_overrides.DB_DSN: found an unknown key, expected one of TRADING_FEATURE_QUALITY_ENABLED, TRADING_FEATURE_MAX_REQUIRED_NULL_RATE, TRADING_FEATURE_MAX_STALENESS_MS, TRADING_FEATURE_MAX_DUPLICATE_RATIO, TRADING_SIGNAL_LOOKBACK_MINUTES, TRADING_ACCOUNT_LABEL, TRADING_SIGNAL_ALLOWED_SOURCES, TRADING_SIMULATION_FETCH_WINDOW_SECONDS [disallowed_torghut_env_override:DB_DSN]")]
    [InlineData(
        "simulation_topics: {trades: a b}",
        "4:29: simulation_topics.trades: found \"a b\", expected a topic name of 1 to 249 letters, digits, \".\", \"-\" and \"_\" [not_allowed]")]
    [InlineData(
        "prices: {m: {prompt_per_million: 1}}",
        "4:13: prices.m.completion_per_million: found no such key, expected a decimal number of at least 0 [missing_key]")]
    [InlineData(
        "prices: {m: [1]}",
        "4:13: prices.m: found a list, expected a decimal number of at least 0, or prompt_per_million and completion_per_million [wrong_type]")]
    [InlineData(
        "schema_registry: {url: 'http://u:p@host'}",
        "4:24: schema_registry.url: found another value (not shown), expected an http:// or https:// address without user and password [not_allowed]")]
    public void Each_error_names_its_place_its_key_what_was_found_and_what_is_expected(string added, string expected) =>
        Assert.Equal([expected], Manifests.Bad(Manifests.Least + added));

    [Theory]
    [InlineData("trading_day: 2026-02-27", "window.trading_day")]
    [InlineData("max_spread_bps: 1", "risk.max_spread_bps")]
    [InlineData("stratergies: []", "strategies")]
    [InlineData("kafak: {}", "kafka")]
    [InlineData("Risk: {}", "risk")]
    [InlineData("zzz: 1", null)]
    public void An_unknown_key_suggests_the_nearest_known_key_or_the_section_that_has_it(string added, string? suggestion)
    {
        var refused = Assert.IsType<ManifestLoadResult.Refused>(Manifests.Parse(Manifests.Least + added));
        Assert.Equal(suggestion, Assert.Single(refused.Errors.Problems).Suggestion);
    }

    [Fact]
    public void A_price_scaled_threshold_of_other_tools_suggests_the_one_in_basis_points()
    {
        var text = Manifests.Least + "strategies: [{name: a, kind: intraday_tsmom_v1, parameters: {bullish_hist_min: 0.005}}]";
        var refused = Assert.IsType<ManifestLoadResult.Refused>(Manifests.Parse(text));
        Assert.Equal("bullish_hist_min_bps", Assert.Single(refused.Errors.Problems).Suggestion);
    }

    [Fact]
    public void All_errors_of_a_file_come_at_once_in_its_order()
    {
        var errors = Manifests.Bad(
            """
            platform: embeded
            source:
              kind: lean_ticks
              symbols: []
              market: USA
            window:
              trading_day: 20260227
              trading_day: 2026-02-27
              strict_coverage: yes
            risk:
              max_notional_per_trade: ${LIMIT}
              fractional: "true"
            argocd:
              desired_mode_during_run: auto
            torghut_env_overrides:
              TRADING_MODE: live
            """);
        Assert.Equal(
            [
                "1:1: dataset_id: found no such key, expected a text on one line, not empty [missing_key]",
                "1:11: platform: found \"embeded\", expected one of embedded, cluster; did you mean \"embedded\"? [not_allowed]",
                "3:3: source.path: found no such key, expected a path [missing_key]",
                "4:12: source.symbols: found an empty list, expected a list, each item a symbol of letters, digits, \".\", \"-\" and \"_\" with at least one item [not_allowed]",
                "5:11: source.market: found \"USA\", expected a market of lower-case letters and digits, such as usa [not_allowed]",
                "7:16: window.trading_day: found the number 20260227, expected a text on one line, not empty (in quotes: \"20260227\") [wrong_type]",
                "8:3: window.trading_day: found the key a second time (first on line 7), expected every key once [duplicate_key]",
                "9:20: window.strict_coverage: found \"yes\", expected true or false [wrong_type]",
                "11:27: risk.max_notional_per_trade: found ${LIMIT}, which is not set, expected the environment variable LIMIT to be set [unset_variable]",
                "12:15: risk.fractional: found \"true\", expected true or false (without quotes) [wrong_type]",
                "14:28: argocd.desired_mode_during_run: found \"auto\", expected manual (automation would revert the run's patches) [unsupported_automation_mode:auto]",
            ],
            errors[..^1]);
        Assert.StartsWith("16:3: torghut_env_overrides.TRADING_MODE: found an unknown key", errors[^1], StringComparison.Ordinal);
        Assert.EndsWith("[disallowed_torghut_env_override:TRADING_MODE]", errors[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dataset_id: d\nwindow: {}", "1:1: source: found no such key, expected a source, for example kind: synthetic; or kafka [missing_key]")]
    [InlineData(
        "dataset_id: d\nwindow: {}\nsource: {seed: 1}",
        "3:9: source.kind: found no such key, expected one of synthetic, lean_ticks, dump, kafka [missing_key]")]
    [InlineData(
        "dataset_id: d\nwindow: {}\nsource: {kind: kafka}",
        "1:1: kafka: found no such key, expected the brokers, because source.kind is kafka [missing_key]")]
    [InlineData(
        "dataset_id: d\nwindow: {}\nsource: {kind: dump, path: x, symbols: [A]}",
        "3:31: source.symbols: found an unknown key, expected one of kind, path [unknown_key]")]
    [InlineData(
        "dataset_id: d\nwindow: {}\nsource: {kind: synthetic, symbols: 0}",
        "3:36: source.symbols: found the number 0, expected a whole number from 1 to 1000 [not_allowed]")]
    [InlineData(
        "dataset_id: d\nwindow: {}\nsource: {kind: synthetic, symbols: AAPL}",
        "3:36: source.symbols: found \"AAPL\", expected a list, each item a symbol of letters, digits, \".\", \"-\" and \"_\", or a whole number from 1 to 1000 [wrong_type]")]
    [InlineData(
        "dataset_id: d\nsource: {kind: synthetic}", "1:1: window: found no such key, expected keys with values [missing_key]")]
    public void A_source_has_the_keys_of_its_kind(string text, string expected) => Assert.Equal([expected], Manifests.Bad(text));

    [Fact]
    public void The_exception_has_exit_code_2_and_every_error_on_its_line()
    {
        var refused = Assert.IsType<ManifestLoadResult.Refused>(Manifests.Parse("platform: 1\nwindow: {}\nsource: {kind: synthetic}"));
        var error = refused.Errors.ToException();
        Assert.Equal(ExitCode.Usage, error.ExitCode);
        Assert.Equal("manifest_invalid", error.Code);
        Assert.Equal(
            """
            The manifest has 2 errors:
              /sim/m.yaml:1:1: dataset_id: found no such key, expected a text on one line, not empty [missing_key]
              /sim/m.yaml:1:11: platform: found the number 1, expected one of embedded, cluster [wrong_type]
            """,
            error.Message);
    }

    [Fact]
    public void The_exception_of_a_single_error_with_a_code_of_the_contract_has_that_code()
    {
        var refused = Assert.IsType<ManifestLoadResult.Refused>(
            Manifests.Parse(Manifests.Least + "argocd: {desired_mode_during_run: auto}"));
        Assert.Equal("unsupported_automation_mode:auto", refused.Errors.ToException().Code);
        Assert.StartsWith("The manifest has an error:\n  /sim/m.yaml:4:35: ", refused.Errors.ToException().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OrThrow_gives_the_manifest_or_the_exception()
    {
        Assert.Equal("d", Manifests.Parse(Manifests.Least).OrThrow().Manifest.DatasetId);
        Assert.Equal("manifest_invalid", Assert.Throws<SimulationException>(() => Manifests.Parse("a: 1").OrThrow()).Code);
    }
}

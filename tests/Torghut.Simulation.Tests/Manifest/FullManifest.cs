namespace Torghut.Simulation.Tests.Manifest;

/// <summary>A manifest with every key, each with another value than its default.</summary>
internal static class FullManifest
{
    /// <summary>JSON, so that tests can look its values up without reading manifests.</summary>
    public const string Json =
        """
        {
          "dataset_id": "full",
          "platform": "cluster",
          "source": {"kind": "lean_ticks", "path": "/data", "symbols": ["AAA", "BBB"], "market": "canada"},
          "window": {
            "profile": "custom", "trading_day": "2026-03-09", "timezone": "Europe/Berlin", "start": "10:00", "end": "11:00",
            "min_coverage_minutes": 30, "strict_coverage": true, "strict_coverage_ratio": 0.5
          },
          "source_topics": {
            "trades": "s.trades", "quotes": "s.quotes", "bars": "s.bars", "status": "s.status", "ta_microbars": "s.mb",
            "ta_signals": "s.sig", "ta_status": "s.ts", "order_updates": "s.ou"
          },
          "simulation_topics": {
            "trades": "t.trades", "quotes": "t.quotes", "bars": "t.bars", "status": "t.status", "ta_microbars": "t.mb",
            "ta_signals": "t.sig", "ta_status": "t.ts", "order_updates": "t.ou"
          },
          "kafka": {
            "bootstrap_servers": "k1:9092,k2:9092", "security_protocol": "SASL_SSL", "sasl_mechanism": "SCRAM-SHA-512",
            "sasl_username": "u", "sasl_password_env": "KAFKA_PASSWORD", "runtime_bootstrap_servers": "[::1]:9093",
            "runtime_security_protocol": "SASL_PLAINTEXT", "runtime_sasl_mechanism": "PLAIN", "runtime_sasl_username": "ru",
            "runtime_sasl_password": "clear-kafka", "default_partitions": 8, "max_partitions_per_topic": 12, "keep_simulation_topics": true,
            "replication_factor": 3, "max_bytes_per_second": 50000000000, "ssl_ca_file": "/tls/ca.pem",
            "ssl_certificate_file": "/tls/client.pem", "ssl_key_file": "/tls/client.key", "ssl_key_password_env": "KAFKA_KEY"
          },
          "schema_registry": {"url": "https://registry:8081"},
          "clickhouse": {
            "http_url": "http://clickhouse:8123", "username": "ch", "password": "clear-clickhouse",
            "password_secret_name": "ch-auth", "password_secret_key": "torghut_password", "secret_namespace": "data",
            "simulation_database": "torghut_sim_x", "keep_simulation_database": true, "cluster": "main"
          },
          "postgres": {
            "admin_dsn": "postgresql://postgres@pg:5432/postgres", "admin_dsn_password_env": "PG_ADMIN",
            "simulation_dsn_template": "postgresql://app@pg:5432/{db}", "simulation_dsn_password": "clear-postgres",
            "runtime_simulation_dsn": "host=pg dbname=torghut_sim_x user=app",
            "runtime_simulation_dsn_password_env": "PG_RUNTIME", "migrations_command": "alembic upgrade heads", "keep_simulation_database": true
          },
          "runtime": {
            "manage": "none", "target_mode": "dedicated_service", "namespace": "ns", "ta_configmap": "cm", "ta_deployment": "dep",
            "torghut_service": "svc", "output_root": "out", "account_label": "label"
          },
          "argocd": {
            "manage_automation": true, "applicationset_name": "set", "applicationset_namespace": "cd", "app_name": "app",
            "root_app_name": "root", "desired_mode_during_run": "manual", "restore_mode_after_run": "auto",
            "verify_timeout_seconds": 60,
            "canary": {
              "group": "apps", "kind": "Deployment", "namespace": "n", "name": "d", "pointer": "/spec/a~1b", "value": "v"
            }
          },
          "rollouts": {
            "enabled": true, "namespace": "ro", "runtime_template": "r", "activity_template": "a", "teardown_template": "t",
            "artifact_template": "b", "verify_timeout_seconds": 90, "verify_poll_seconds": 9
          },
          "replay": {
            "pace_mode": "accelerated", "acceleration": 60, "max_sleep_seconds": 5.5, "flush_every_records": 7,
            "status_update_every_records": 8, "status_update_every_seconds": 0.5
          },
          "monitor": {
            "timeout_seconds": 14400, "poll_seconds": 30, "cursor_grace_seconds": 10, "min_trade_decisions": 2,
            "min_executions": 3, "min_execution_tca_metrics": 4, "min_execution_order_events": 5
          },
          "ta": {"max_out_of_order_ms": 3000, "quote_stale_after_ms": 4000},
          "strategies": [
            {
              "name": "one", "kind": "intraday_tsmom_v1", "symbols": ["BBB"], "enabled": false, "max_notional_per_trade": 1.5,
              "max_position_pct_equity": 0.2,
              "parameters": {
                "bullish_hist_min_bps": 1, "bearish_hist_min_bps": 2, "bullish_rsi_min": 50, "bullish_rsi_max": 60,
                "bearish_rsi_max": 40, "vol_floor": 0.0001, "vol_ceil": 0.0002, "allow_short": true,
                "entry_cooldown_seconds": 1, "stop_loss_bps": 10, "trailing_stop_bps": 11, "max_hold_seconds": 12,
                "session_flatten_minutes_before_close": 13
              }
            },
            {
              "name": "two", "kind": "mean_reversion_v1",
              "parameters": {"reversion_rsi_max": 30, "reversion_exit_rsi_min": 70}
            },
            {"name": "three", "kind": "macd_rsi_v1", "parameters": {"oversold_rsi": 31, "overbought_rsi": 71}}
          ],
          "risk": {
            "max_notional_per_trade": 5000, "max_position_pct_equity": 0.05, "max_symbol_exposure_pct": 0.15,
            "max_gross_exposure_pct": 2, "max_net_exposure_pct": 0.5, "max_concurrent_positions": 3, "max_spread_bps": 12.5,
            "fractional": true, "kill_switch": true
          },
          "review": {
            "mode": "llm", "shadow": true, "base_url": "http://localhost:11434/v1", "model": "reviewer-1",
            "api_key_env": "REVIEW_KEY", "temperature": 0.25, "max_tokens": 500, "timeout_seconds": 7, "max_attempts": 2,
            "concurrency": 3, "structured_output": false, "prompt": "another/v3", "prompt_file": "/data/my-review/v2.md",
            "cassette": "replay_or_record", "cassette_path": "/data/cassette.ndjson", "cassette_miss": "error_review",
            "policy": {
              "adjustment_allowed": false, "min_qty_multiplier": 0.25, "max_qty_multiplier": 2,
              "allowed_order_types": ["limit"], "allowed_required_checks": ["risk_engine"], "min_confidence": 0.75,
              "min_calibrated_probability": 0.5, "min_calibrated_probability_margin": 0.125, "max_uncertainty_score": 0.375,
              "max_uncertainty_band": "low", "min_calibration_quality": 0.625, "abstain_fail_mode": "veto",
              "escalate_fail_mode": "pass_through", "error_fail_mode": "pass_through",
              "uncertainty_fail_mode": "pass_through", "confidence_fail_mode": "pass_through"
            },
            "circuit_breaker": {"errors": 5, "window_seconds": 60, "open_seconds": 120},
            "budget": {"max_tokens": 100000, "max_cost": 2.5},
            "rules": {
              "max_spread_bps": 4, "max_quote_age_ms": 900, "max_volatility": 0.001, "max_gross_exposure_pct": 0.5,
              "latency_ms": 30
            }
          },
          "execution": {
            "account": {
              "starting_cash": 25000.5, "positions": [{"symbol": "AAA", "qty": -10, "avg_price": 12.34}]
            },
            "prefer_limit": true, "time_in_force": "ioc", "quote_size_unit": 100,
            "latency": {"ta_ms": 3500, "decision_ms": 1, "submit_ms": 2, "ack_ms": 3, "jitter": "lognormal"},
            "seed": -7
          },
          "torghut_env_overrides": {
            "TRADING_FEATURE_QUALITY_ENABLED": "false", "TRADING_FEATURE_MAX_REQUIRED_NULL_RATE": "0.5",
            "TRADING_FEATURE_MAX_STALENESS_MS": "43200000", "TRADING_FEATURE_MAX_DUPLICATE_RATIO": "0.25",
            "TRADING_SIGNAL_LOOKBACK_MINUTES": "15", "TRADING_ACCOUNT_LABEL": "env-label",
            "TRADING_SIGNAL_ALLOWED_SOURCES": "ta", "TRADING_SIMULATION_FETCH_WINDOW_SECONDS": "60"
          },
          "reporting": {
            "commission_bps": 0.5, "per_trade_fee": 0.65, "sec_fee_per_million": 27.8, "finra_taf_per_share": 0.000166
          },
          "verdict": {
            "coverage_ratio_min": 0.9, "symbol_coverage_ratio_min": 0.8, "llm_error_rate_max": 0.1, "fallback_ratio_max": 0.3,
            "action_share_in_half_hour_max": 0.7, "action_concentration_min_actions": 20, "min_closed_trades": 5,
            "out_of_window_rate_max": 0.2, "quarantine_rate_max": 0.01, "reject_rate_max": 0.4
          },
          "prices": {"m": {"prompt_per_million": 2.5, "completion_per_million": 10}}
        }
        """;

    /// <summary>Keys that exclude another key of <see cref="Json"/>, or have one value only.</summary>
    public static readonly string[] Excluded =
    [
        "$schema", "kafka.sasl_password", "kafka.ssl_key_password", "kafka.runtime_sasl_password_env",
        "clickhouse.password_env", "postgres.admin_dsn_env",
        "postgres.admin_dsn_password", "postgres.simulation_dsn", "postgres.simulation_dsn_password_env",
        "postgres.runtime_simulation_dsn_template", "postgres.runtime_simulation_dsn_password",
    ];
}

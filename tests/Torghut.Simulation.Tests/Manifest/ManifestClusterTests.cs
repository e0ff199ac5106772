using Torghut.Simulation.Manifest;

namespace Torghut.Simulation.Tests.Manifest;

public sealed class ManifestClusterTests
{
    /// <summary>A manifest as earlier tools have it: no source, quoted money, keys that we do not need.</summary>
    private const string Earlier =
        """
        dataset_id: torghut-full-day-20260306
        dataset_snapshot_ref: torghut-full-day-20260306
        candidate_id: intraday_tsmom_v1@prod
        model_refs:
          - rules/intraday_tsmom_v1
        cachePolicy: prefer_cache
        performance:
          replayProfile: full_day
        window:
          profile: us_equities_regular
          trading_day: '2026-03-06'
          timezone: America/New_York
          start: '2026-03-06T14:30:00Z'
          end: '2026-03-06T21:00:00Z'
          min_coverage_minutes: 390
          strict_coverage_ratio: 0.95
        kafka:
          bootstrap_servers: kafka.kafka.svc.cluster.local:9092
          runtime_bootstrap_servers: kafka.kafka.svc.cluster.local:9092
          security_protocol: SASL_PLAINTEXT
          sasl_mechanism: SCRAM-SHA-512
          sasl_username: reader
          sasl_password_env: TORGHUT_SIM_KAFKA_PASSWORD
          default_partitions: 8
        clickhouse:
          http_url: http://clickhouse.torghut.svc.cluster.local:8123
          username: torghut
          password: ''
          password_secret_name: torghut-clickhouse-auth
          password_secret_key: torghut_password
          secret_namespace: torghut
          simulation_database: torghut_sim_2026_03_06_full_day
        postgres:
          admin_dsn: postgresql://postgres@db-rw.torghut.svc.cluster.local:5432/postgres
          admin_dsn_password_env: TORGHUT_POSTGRES_PASSWORD
          simulation_dsn_template: postgresql://app@db-rw.torghut.svc.cluster.local:5432/{db}
          migrations_command: /opt/venv/bin/alembic upgrade heads
        runtime:
          target_mode: dedicated_service
          torghut_forecast_service: torghut-forecast-sim
          output_root: artifacts/torghut/simulations
        replay:
          pace_mode: max_throughput
          acceleration: 1
          auto_offset_reset: earliest
          flush_timeout_seconds: 60
        argocd:
          manage_automation: true
          desired_mode_during_run: manual
        reporting:
          commission_bps: '0'
          per_trade_fee: '0.65'
        torghut_env_overrides:
          TRADING_FEATURE_QUALITY_ENABLED: 'true'
        """;

    [Fact]
    public void A_manifest_of_earlier_tools_loads_from_kafka_on_a_cluster()
    {
        var manifest = Manifests.Good(Earlier);
        Assert.Equal(SimulationPlatform.Cluster, manifest.Platform);
        Assert.IsType<KafkaSource>(manifest.Source);
        Assert.Equal(0.65m, manifest.Reporting.PerTradeFee);
        Assert.True(manifest.Argocd.ManageAutomation);
        Assert.Equal("torghut-clickhouse-auth", manifest.ClickHouse!.PasswordSecretName);
        Assert.True(manifest.ClickHouse.Password!.Resolve(_ => null).IsEmpty);
    }

    [Fact]
    public void Keys_that_are_not_needed_here_warn_once_each_and_are_ignored() => Assert.Equal(
        [
            "2:1: dataset_snapshot_ref", "3:1: candidate_id", "4:1: model_refs", "6:1: cachePolicy", "7:1: performance",
            "40:3: runtime.torghut_forecast_service", "45:3: replay.auto_offset_reset", "46:3: replay.flush_timeout_seconds",
        ],
        Manifests.Warnings(Earlier).Select(warning =>
        {
            Assert.Equal("ignored_key", warning.Code);
            Assert.Equal($"f:{warning.Line}:{warning.Column}: {warning.Key}: known to earlier tools, not used here: ignored [ignored_key]", warning.Describe("f"));
            return $"{warning.Line}:{warning.Column}: {warning.Key}";
        }));

    [Theory]
    [InlineData("bootstrap_servers: kafka", "4:28: kafka.bootstrap_servers: found \"kafka\", expected host:port, several joined by commas [not_allowed]")]
    [InlineData("bootstrap_servers: 'k:1,'", "4:28: kafka.bootstrap_servers: found \"k:1,\", expected host:port, several joined by commas [not_allowed]")]
    [InlineData("sasl_username: u", "4:8: kafka.bootstrap_servers: found no such key, expected host:port, several joined by commas [missing_key]")]
    [InlineData(
        "bootstrap_servers: 'k:1', security_protocol: sasl_ssl",
        "4:54: kafka.security_protocol: found \"sasl_ssl\", expected one of PLAINTEXT, SSL, SASL_PLAINTEXT, SASL_SSL; did you mean \"SASL_SSL\"? [not_allowed]")]
    [InlineData(
        "bootstrap_servers: 'k:1', sasl_password: x, sasl_password_env: X",
        "4:50: kafka.sasl_password: found sasl_password beside sasl_password_env, expected one of them [conflicting_keys]")]
    [InlineData(
        "bootstrap_servers: 'k:1', sasl_password_env: a-b",
        "4:54: kafka.sasl_password_env: found another value (not shown), expected the name of an environment variable [not_allowed]")]
    public void Kafka_is_checked(string keys, string expected) =>
        Assert.Equal([expected], Manifests.Bad(Manifests.Least + $"kafka: {{{keys}}}\nplatform: embedded"));

    [Theory]
    [InlineData("admin_dsn: nonsense", "4:23: postgres.admin_dsn: found another value (not shown), expected postgresql://user@host:port/database or host=… dbname=… keywords [not_allowed]")]
    [InlineData("admin_dsn: 'mysql://u:p@h/d'", "4:23: postgres.admin_dsn: found another value (not shown), expected postgresql://user@host:port/database or host=… dbname=… keywords [not_allowed]")]
    [InlineData("migrations_command: x", "4:11: postgres.admin_dsn: found no such key, expected postgresql://user@host:port/database or host=… dbname=… keywords [missing_key]")]
    [InlineData(
        "admin_dsn: 'host=h', simulation_dsn_template: 'host=h dbname=x'",
        "4:58: postgres.simulation_dsn_template: found another value (not shown), expected postgresql://user@host:port/{db} or keywords with dbname={db} [not_allowed]")]
    [InlineData(
        "admin_dsn: 'host=h', simulation_dsn: 'host=h', simulation_dsn_template: 'host=h dbname={db}'",
        "4:84: postgres.simulation_dsn_template: found simulation_dsn_template beside simulation_dsn, expected one of them [conflicting_keys]")]
    public void Postgres_is_checked_and_never_shown(string keys, string expected) =>
        Assert.Equal([expected], Manifests.Bad(Manifests.Least + $"postgres: {{{keys}}}"));

    [Fact]
    public void A_secret_of_kubernetes_has_a_name_and_a_key() => Assert.Equal(
        ["4:13: clickhouse.password_secret_key: found no such key, expected both password_secret_name and password_secret_key, or neither [missing_key]"],
        Manifests.Bad(Manifests.Least + "clickhouse: {http_url: 'http://c:1', password_secret_name: n}"));

    [Fact]
    public void A_cluster_can_take_its_day_from_a_file()
    {
        var manifest = Manifests.Good(FullManifest.Json);
        Assert.Equal(SimulationPlatform.Cluster, manifest.Platform);
        Assert.IsType<LeanTicksSource>(manifest.Source);
        Assert.False(manifest.Runtime.ManagesKubernetes);
    }

    [Fact]
    public void A_parameter_that_the_strategy_does_not_read_is_warned_about()
    {
        var warning = Assert.Single(Manifests.Warnings(
            Manifests.Least + "strategies: [{name: a, kind: macd_rsi_v1, parameters: {vol_ceil: 1, oversold_rsi: 30, max_hold_seconds: 5}}]"));
        Assert.Equal("strategies[0].parameters.vol_ceil", warning.Key);
        Assert.Equal("only intraday_tsmom_v1 reads it, and this strategy is macd_rsi_v1", warning.Message);
    }

    [Fact]
    public void Symbols_that_the_source_does_not_have_are_warned_about()
    {
        var warnings = Manifests.Warnings(
            "dataset_id: d\nwindow: {}\nsource: {kind: synthetic, symbols: [A, B]}\nstrategies:\n- {name: s, kind: macd_rsi_v1, symbols: [B, C, D]}\nexecution:\n  account:\n    positions:\n    - {symbol: E, qty: 1, avg_price: 1}");
        Assert.Equal(
            ["strategies[0].symbols: the source has no C, D", "execution.account.positions: the source has no E: there is no price for it during the run"],
            warnings.Select(warning => $"{warning.Key}: {warning.Message}"));
    }
}

using System.Text.Json;
using Torghut.Market.Sessions;
using Torghut.Market.Topics;
using Torghut.Reporting.Request;
using Torghut.Simulation.Identity;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Manifest.Publishing;
using Torghut.Trading.Execution;
using Torghut.Trading.Risk;
using Torghut.Trading.Strategies;
using Torghut.Trading.TechnicalAnalysis;

namespace Torghut.Simulation.Tests.Manifest;

public sealed class ManifestDefaultTests
{
    private readonly SimulationManifest _least = Manifests.Good(Manifests.Least);

    [Fact]
    public void What_is_not_said_is_what_the_pipelines_records_say()
    {
        Assert.Equal(new RiskOptions(), _least.Risk);
        Assert.Equal(new TechnicalAnalysisOptions(), _least.ToTechnicalAnalysisOptions());
        Assert.Equal(new FeatureGateOptions(), _least.ToFeatureGateOptions());
        Assert.Equal(new CostAssumptions(), _least.Reporting);
        Assert.Equal(new VerdictThresholds(), _least.Verdict);
        Assert.Equal(new MonitorThresholds(), _least.Monitor.Thresholds);
        Assert.Equal(new WindowRequest { TradingDay = "2026-02-27" }, _least.Window.Request);
        var execution = _least.ToExecutionOptions();
        Assert.Empty(execution.Account.Positions);
        Assert.Equal(new AccountOptions(), execution.Account with { Positions = new AccountOptions().Positions });
        var expected = new ExecutionOptions();
        Assert.Equal(expected, execution with { Account = expected.Account });
    }

    [Fact]
    public void One_momentum_strategy_trades_all_symbols()
    {
        var strategy = Assert.Single(_least.ToStrategyDefinitions());
        Assert.Equal("intraday_tsmom_v1", strategy.Name);
        Assert.Equal(StrategyKind.IntradayTsmomV1, strategy.Kind);
        Assert.Null(strategy.Symbols);
        Assert.True(strategy.Enabled);
        Assert.Equal(new StrategyParameters(), strategy.Parameters);
    }

    [Fact]
    public void Nothing_of_a_cluster_is_there()
    {
        Assert.Equal(SimulationPlatform.Embedded, _least.Platform);
        Assert.Null(_least.Kafka);
        Assert.Null(_least.ClickHouse);
        Assert.Null(_least.Postgres);
        Assert.Null(_least.SchemaRegistry);
        Assert.Empty(_least.Prices);
        Assert.Empty(_least.TorghutEnvOverrides.Values);
    }

    [Fact]
    public void The_synthetic_day_has_8_symbols()
    {
        var source = Assert.IsType<SyntheticSource>(_least.Source);
        Assert.Equal(8, source.Symbols.Count);
        Assert.Equal(SyntheticSource.BuiltInSymbols, source.Symbols);
        var ten = Assert.IsType<SyntheticSource>(
            Manifests.Good("dataset_id: d\nwindow: {}\nsource: {kind: synthetic, symbols: 10}").Source);
        Assert.Equal([.. SyntheticSource.BuiltInSymbols, "SYN0009", "SYN0010"], ten.Symbols);
        Assert.Equal(SyntheticSource.BuiltInSymbols.Take(3), SyntheticSource.SymbolsByCount(3));
    }

    [Fact]
    public void Topics_are_the_contracts()
    {
        var token = RunToken.FromRunId("Run 01");
        Assert.Equal("torghut.trades.v1", _least.SourceTopic(TopicRole.Trades));
        Assert.Equal("torghut.sim.trade-updates.v1.run_01", _least.SimulationTopic(TopicRole.OrderUpdates, token));
        var full = Manifests.Good(FullManifest.Json);
        Assert.Equal("s.bars", full.SourceTopics()[TopicRole.Bars]);
        Assert.Equal("t.ta.x", Manifests.Good(Manifests.Least + "simulation_topics: {ta_signals: t.ta.x}").SimulationTopics(token)[TopicRole.TaSignals]);
        Assert.Equal(8, full.SimulationTopics(token).Count);
    }

    [Theory]
    [InlineData("window.strict_coverage_ratio", "0.95")]
    [InlineData("window.timezone", "\"America/New_York\"")]
    [InlineData("kafka.default_partitions", "6")]
    [InlineData("kafka.replication_factor", "1")]
    [InlineData("runtime.namespace", "\"torghut\"")]
    [InlineData("runtime.target_mode", "\"dedicated_service\"")]
    [InlineData("runtime.ta_configmap", "\"torghut-ta-sim-config\"")]
    [InlineData("runtime.ta_deployment", "\"torghut-ta-sim\"")]
    [InlineData("runtime.torghut_service", "\"torghut-sim\"")]
    [InlineData("replay.pace_mode", "\"max_throughput\"")]
    [InlineData("monitor.timeout_seconds", "900")]
    [InlineData("monitor.poll_seconds", "15")]
    [InlineData("monitor.min_trade_decisions", "1")]
    [InlineData("monitor.min_executions", "1")]
    [InlineData("monitor.min_execution_tca_metrics", "1")]
    [InlineData("monitor.min_execution_order_events", "0")]
    [InlineData("monitor.cursor_grace_seconds", "120")]
    [InlineData("argocd.manage_automation", "false")]
    [InlineData("argocd.applicationset_name", "\"product\"")]
    [InlineData("argocd.applicationset_namespace", "\"argocd\"")]
    [InlineData("argocd.app_name", "\"torghut\"")]
    [InlineData("argocd.desired_mode_during_run", "\"manual\"")]
    [InlineData("argocd.restore_mode_after_run", "\"previous\"")]
    [InlineData("argocd.verify_timeout_seconds", "600")]
    [InlineData("reporting.commission_bps", "0")]
    [InlineData("reporting.per_trade_fee", "0")]
    [InlineData("ta.max_out_of_order_ms", "2000")]
    [InlineData("ta.quote_stale_after_ms", "15000")]
    [InlineData("execution.account.starting_cash", "100000")]
    [InlineData("execution.latency.decision_ms", "5")]
    [InlineData("execution.latency.submit_ms", "20")]
    [InlineData("execution.latency.ack_ms", "20")]
    [InlineData("execution.latency.jitter", "\"none\"")]
    [InlineData("verdict.llm_error_rate_max", "0.05")]
    [InlineData("verdict.fallback_ratio_max", "0.2")]
    [InlineData("verdict.min_closed_trades", "30")]
    public void Schema_and_canonical_form_have_the_contracts_defaults(string path, string expected)
    {
        using var schema = JsonDocument.Parse(ManifestSchema.Write());
        var leaf = SchemaLeaves.Of(schema.RootElement).Single(candidate => candidate.Path == path).Schema;
        Assert.Equal(expected, leaf.GetProperty("default").GetRawText());
    }

    [Fact]
    public void The_platform_is_a_cluster_where_kafka_is_given_unless_told_otherwise()
    {
        const string Kafka = "kafka: {bootstrap_servers: 'k:1'}\n";
        Assert.Equal(SimulationPlatform.Embedded, Manifests.Good(Manifests.Least + Kafka + "platform: embedded").Platform);
        Assert.Equal(
            [
                "1:1: clickhouse: found no such key, expected keys with values, because platform is cluster [missing_key]",
                "1:1: postgres: found no such key, expected keys with values, because platform is cluster [missing_key]",
            ],
            Manifests.Bad(Manifests.Least + Kafka));
    }

    [Fact]
    public void Signals_are_available_when_their_bar_is_final_unless_told_otherwise()
    {
        Assert.Equal(500, Manifests.Good(Manifests.Least + "ta: {max_out_of_order_ms: 500}").ToTechnicalAnalysisOptions().AvailabilityMs);
        Assert.Equal(2500, Manifests.Good(Manifests.Least + "execution: {latency: {ta_ms: 2500}}").ToTechnicalAnalysisOptions().AvailabilityMs);
        var warning = Assert.Single(Manifests.Warnings(Manifests.Least + "execution: {latency: {ta_ms: 1999}}"));
        Assert.Equal("signal_before_bar_is_final", warning.Code);
        Assert.Equal("execution.latency.ta_ms", warning.Key);
    }
}

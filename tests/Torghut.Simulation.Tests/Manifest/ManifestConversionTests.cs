using Torghut.Market.Sessions;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Secrets;
using Torghut.Trading.Execution;
using Torghut.Trading.Risk;
using Torghut.Trading.Strategies;

namespace Torghut.Simulation.Tests.Manifest;

public sealed class ManifestConversionTests
{
    private readonly SimulationManifest _full = Manifests.Good(FullManifest.Json);

    [Fact]
    public void The_window_is_the_policys_request()
    {
        Assert.Equal(
            new WindowRequest
            {
                Profile = WindowProfile.Custom,
                TradingDay = "2026-03-09",
                Timezone = "Europe/Berlin",
                Start = "10:00",
                End = "11:00",
                MinCoverageMinutes = 30,
            },
            _full.Window.Request);
        Assert.True(_full.Window.StrictCoverage);
    }

    [Fact]
    public void Strategies_are_the_pipelines()
    {
        var strategies = _full.ToStrategyDefinitions();
        Assert.Equal(["one", "two", "three"], strategies.Select(strategy => strategy.Name));
        Assert.Equal(
            [StrategyKind.IntradayTsmomV1, StrategyKind.MeanReversionV1, StrategyKind.MacdRsiV1],
            strategies.Select(strategy => strategy.Kind));
        Assert.Equal(["BBB"], strategies[0].Symbols!);
        Assert.False(strategies[0].Enabled);
        Assert.Equal(1.5m, strategies[0].MaxNotionalPerTrade);
        Assert.Equal(
            new StrategyParameters
            {
                BullishHistMinBps = 1,
                BearishHistMinBps = 2,
                BullishRsiMin = 50,
                BullishRsiMax = 60,
                BearishRsiMax = 40,
                VolFloor = 0.0001,
                VolCeil = 0.0002,
                AllowShort = true,
                EntryCooldownSeconds = 1,
                StopLossBps = 10,
                TrailingStopBps = 11,
                MaxHoldSeconds = 12,
                SessionFlattenMinutesBeforeClose = 13,
            },
            strategies[0].Parameters);
        Assert.Equal(new StrategyParameters { ReversionRsiMax = 30, ReversionExitRsiMin = 70 }, strategies[1].Parameters);
        Assert.Equal(new StrategyParameters { OversoldRsi = 31, OverboughtRsi = 71 }, strategies[2].Parameters);
    }

    [Fact]
    public void Risk_is_the_pipelines() => Assert.Equal(
        new RiskOptions
        {
            MaxNotionalPerTrade = 5000,
            MaxPositionPctEquity = 0.05m,
            MaxSymbolExposurePct = 0.15m,
            MaxGrossExposurePct = 2,
            MaxNetExposurePct = 0.5m,
            MaxConcurrentPositions = 3,
            MaxSpreadBps = 12.5m,
            Fractional = true,
            KillSwitch = true,
        },
        _full.Risk);

    [Fact]
    public void Execution_is_the_pipelines()
    {
        var execution = _full.ToExecutionOptions();
        Assert.Equal("label", execution.Account.Label);
        Assert.Equal("label", execution.Account.HashLabel);
        Assert.Equal(25000.5m, execution.Account.StartingCash);
        Assert.Equal([new StartingPosition("AAA", -10, 12.34m)], execution.Account.Positions);
        Assert.True(execution.PreferLimit);
        Assert.True(execution.ImmediateOrCancel);
        Assert.Equal(100, execution.QuoteSizeUnit);
        Assert.Equal((1, 2, 3), (execution.DecisionMs, execution.SubmitMs, execution.AckMs));
        Assert.Equal(LatencyJitter.Lognormal, execution.Jitter);
        Assert.Equal(-7, execution.Seed);
        Assert.Equal(3500, _full.ToTechnicalAnalysisOptions().AvailabilityMs);
        Assert.Equal(4000, _full.ToTechnicalAnalysisOptions().QuoteStaleAfterMs);
        Assert.Equal(3000, _full.TechnicalAnalysis.MaxOutOfOrderMs);
    }

    [Fact]
    public void The_accounts_label_is_the_runtimes_then_the_overrides_and_only_the_runtimes_is_hashed()
    {
        var execution = Manifests.Good(Manifests.Least + "torghut_env_overrides: {TRADING_ACCOUNT_LABEL: env}").ToExecutionOptions();
        Assert.Equal("env", execution.Account.Label);
        Assert.Null(execution.Account.HashLabel);
    }

    [Theory]
    [InlineData("TRADING_FEATURE_QUALITY_ENABLED: 'false', TRADING_FEATURE_MAX_STALENESS_MS: 5000")]
    [InlineData("TRADING_FEATURE_QUALITY_ENABLED: false, TRADING_FEATURE_MAX_STALENESS_MS: '5000'")]
    public void Overrides_that_the_pipeline_has_too_count_there_quoted_or_not(string overrides)
    {
        var manifest = Manifests.Good(Manifests.Least + $"torghut_env_overrides: {{{overrides}}}");
        Assert.Equal(new FeatureGateOptions { Enabled = false, MaxStalenessMs = 5000 }, manifest.ToFeatureGateOptions());
        Assert.Equal("false", manifest.TorghutEnvOverrides[TorghutEnvOverrides.FeatureQualityEnabled]);
        Assert.Equal(
            new FeatureGateOptions { Enabled = false, MaxRequiredNullRate = 0.5, MaxStalenessMs = 43_200_000, MaxDuplicateRatio = 0.25 },
            _full.ToFeatureGateOptions());
    }

    [Fact]
    public void A_single_price_counts_for_prompts_and_completions()
    {
        var prices = Manifests.Good(Manifests.Least + "prices: {a: 2.5, b: {prompt_per_million: 1, completion_per_million: 4}}").Prices;
        Assert.Equal((2.5m, 2.5m), (prices["a"].PromptPerMillion, prices["a"].CompletionPerMillion));
        Assert.Equal((1m, 4m), (prices["b"].PromptPerMillion, prices["b"].CompletionPerMillion));
    }

    [Fact]
    public void Kafka_has_a_client_for_this_program_and_one_for_the_workloads()
    {
        Assert.Equal("k1:9092,k2:9092", _full.Kafka!.Client.BootstrapServers);
        Assert.Equal(new PasswordSource.Variable("KAFKA_PASSWORD"), _full.Kafka.Client.SaslPassword);
        Assert.Equal("[::1]:9093", _full.Kafka.Runtime.BootstrapServers);
        Assert.Equal("clear-kafka", _full.Kafka.Runtime.SaslPassword!.Resolve(_ => null).Reveal());
        Assert.Equal(50_000_000_000, _full.Kafka.MaxBytesPerSecond);
    }

    [Fact]
    public void Postgres_has_templates_for_the_runs_database()
    {
        Assert.True(_full.Postgres!.SimulationDsn!.IsTemplate);
        Assert.Equal("postgresql://app@pg:5432/torghut_sim_a", _full.Postgres.SimulationDsn.ForDatabase("torghut_sim_a").Reveal());
        Assert.False(_full.Postgres.RuntimeSimulationDsn!.IsTemplate);
    }
}

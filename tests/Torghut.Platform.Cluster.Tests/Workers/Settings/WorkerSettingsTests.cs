using Torghut.Platform.Cluster.Workers.Analysis;
using Torghut.Platform.Cluster.Workers.Settings;
using Torghut.Simulation.Errors;

namespace Torghut.Platform.Cluster.Tests.Workers.Settings;

public sealed class WorkerSettingsTests
{
    private readonly Dictionary<string, string> _variables = new()
    {
        ["TA_KAFKA_BOOTSTRAP_SERVERS"] = "kafka:9092",
        ["TA_GROUP_ID"] = "torghut-ta-sim-r",
        ["TA_TRADES_TOPIC"] = "torghut.sim.trades.v1.r",
        ["TA_MICROBARS_TOPIC"] = "torghut.sim.ta.bars.1s.v1.r",
        ["TA_SIGNALS_TOPIC"] = "torghut.sim.ta.signals.v1.r",
        ["TA_STATUS_TOPIC"] = "torghut.sim.ta.status.v1.r",
        ["TA_CLICKHOUSE_URL"] = "http://clickhouse:8123/torghut_sim_r",
    };

    [Fact]
    public void VariablesAloneAreEnoughForTechnicalAnalysis()
    {
        AnalysisSettings settings = Read();

        Assert.Equal("kafka:9092", settings.Connection.BootstrapServers);
        Assert.Equal("torghut.sim.ta.signals.v1.r", settings.Topics.Signals);
        Assert.Equal(new Uri("http://clickhouse:8123/"), settings.ClickHouse!.Url);
        Assert.Equal("torghut_sim_r", settings.Database);
    }

    [Theory]
    [InlineData("jdbc:clickhouse://clickhouse:8123/torghut_sim_r")]
    [InlineData("http://clickhouse:8123/?database=torghut_sim_r")]
    [InlineData("http://clickhouse:8123/torghut_sim_r?ssl=false")]
    public void TheAddressOfClickHouseComesInSeveralForms(string url)
    {
        _variables["TA_CLICKHOUSE_URL"] = url;

        Assert.Equal("torghut_sim_r", Read().Database);
        Assert.Equal("clickhouse:8123", Read().ClickHouse!.Url.Authority);
    }

    [Theory]
    [InlineData("TA_CLICKHOUSE_URL", "http://clickhouse:8123/torghut", "isolation_guard_failed:clickhouse_db_isolated", ExitCode.Refused)]
    [InlineData("TA_CLICKHOUSE_URL", "http://clickhouse:8123", "clickhouse_url_invalid", ExitCode.Usage)]
    [InlineData("TA_CLICKHOUSE_URL", "http://u:hunter2@clickhouse:8123/d", "clickhouse_url_invalid", ExitCode.Usage)]
    [InlineData("TA_SIGNALS_TOPIC", "torghut.ta.signals.v1", "isolation_guard_failed:simulation_topics_not_production_defaults", ExitCode.Refused)]
    [InlineData("TA_GROUP_ID", "torghut-ta", "isolation_guard_failed:ta_group_isolated", ExitCode.Refused)]
    [InlineData("TA_OUTPUT_FORMAT", "avro", "worker_setting_missing", ExitCode.Usage)]
    [InlineData("TA_OUTPUT_FORMAT", "protobuf", "output_format_unsupported", ExitCode.Usage)]
    [InlineData("TA_SCHEMA_REGISTRY_URL", "u:hunter2@registry", "worker_setting_invalid", ExitCode.Usage)]
    [InlineData("TA_AUTO_OFFSET_RESET", "latest", "worker_setting_invalid", ExitCode.Usage)]
    [InlineData("TA_STATUS_TOPIC", "", "worker_setting_missing", ExitCode.Usage)]
    [InlineData("TA_KAFKA_BOOTSTRAP_SERVERS", "", "worker_setting_missing", ExitCode.Usage)]
    public void AWrongSettingIsRefusedByName(string variable, string value, string code, ExitCode exit)
    {
        _variables[variable] = value;

        SimulationException refusal = Assert.Throws<SimulationException>(Read);
        Assert.Equal((code, exit), (refusal.Code, refusal.ExitCode));
        Assert.Matches($"{variable}|{System.Text.RegularExpressions.Regex.Escape(value)}", refusal.Message);
        Assert.DoesNotContain("hunter2", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AvroNeedsARegistry()
    {
        _variables["TA_OUTPUT_FORMAT"] = "avro";
        _variables["TA_SCHEMA_REGISTRY_URL"] = "http://registry:8081";

        Assert.True(Read().WritesAvro);
        Assert.NotNull(Read().OpenRegistry);
    }

    private AnalysisSettings Read() => AnalysisEnvironment.Read(new WorkerEnvironment(_variables.GetValueOrDefault), run: null, "ta-1");
}

using System.Text;
using Torghut.EndToEnd.Tests.Support;

namespace Torghut.EndToEnd.Tests.Durability;

/// <summary>Known secrets, in the environment and in the manifest, through every command and many failures, and then looked for.</summary>
public sealed class SecretLeakTests : IDisposable
{
    private static readonly Dictionary<string, string> Secrets = new(StringComparer.Ordinal)
    {
        ["kafka password (variable)"] = "kqx7 Wörld@/?&=+%41 tail9zqx",
        ["kafka runtime password (clear)"] = "runtimeKq8zz:\"qu0tz8zz\"#hash8zz",
        ["clickhouse password (clear)"] = "clickPw3vv'apostrophe\\backslash3vv",
        ["postgres URL password (clear)"] = "pgUrlPw5yy!semi;colon5yy",
        ["postgres keyword password (clear)"] = "pgKeyPw6ww blank'inside6ww",
        ["postgres password (variable)"] = "pgEnvPw2uu/slash@at:colon2uu",
        ["API key (variable)"] = "sk-proj-Zx81LongApiKeyValue-0042tt",
    };

    private static readonly SecretScan Scan = new(Secrets);

    private readonly TemporaryFolder _folder = new();
    private readonly TorghutSim _cli;
    private readonly List<string> _leaks = [];

    public SecretLeakTests()
    {
        _cli = new TorghutSim(_folder.Root);
        _cli.Environment["SIM_KAFKA_PASSWORD"] = Secrets["kafka password (variable)"];
        _cli.Environment["SIM_PG_PASSWORD"] = Secrets["postgres password (variable)"];
        _cli.Environment["OPENAI_API_KEY"] = Secrets["API key (variable)"];
        _cli.Environment["TORGHUT_SIM_TRACE"] = "1";
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void No_artifact_log_or_error_of_a_run_holds_a_secret()
    {
        string manifest = SmallDump.Write(_folder, Engines());
        Run(0, Commands.Plan("s", manifest, "--json"));
        Run(0, Commands.Plan("s", manifest));
        Run(3, "run", "--run-id", "s", "--dataset-manifest", manifest, "--confirm", "no");
        Run(0, Commands.Run("s", manifest));
        Run(0, Commands.Run("s", manifest, "--json"));
        Run(0, Commands.Status("s"));
        Run(0, Commands.Report("s", "--json"));
        Run(0, Commands.Teardown("s", "--json"));
        Run(0, "runs", "--json");
        Assert.Contains("SIM_KAFKA_PASSWORD", File.ReadAllText(RunFiles.Of(_folder.Root, "s")["plan.json"]), StringComparison.Ordinal);

        string changed = _folder.File("changed.yaml", SmallDump.Manifest("day/source-dump.ndjson", Engines().Replace("pgUrlPw5yy", "changedPw7aa", StringComparison.Ordinal)).Replace("small-2024", "other-2024", StringComparison.Ordinal));
        Run(3, Commands.Run("s", changed));
        File.WriteAllText(RunFiles.Of(_folder.Root, "s")["ledger.sqlite"], "no database");
        Run(null, Commands.Report("s"));

        _leaks.AddRange(Scan.LeaksBelow(_folder["artifacts"]));
        Assert.Empty(_leaks);
    }

    [Fact]
    public void A_manifest_of_passwords_in_clear_that_is_run_on_a_platform_that_is_not_there_leaks_nothing()
    {
        string manifest = SmallDump.Write(_folder, Engines("cluster"));
        foreach (string[] command in (string[][])[Commands.Plan("c", manifest), Commands.Run("c", manifest, "--json")])
        {
            Run(null, command);
        }

        Assert.Empty(_leaks);
        Assert.Empty(Directory.Exists(_folder["artifacts"]) ? Scan.LeaksBelow(_folder["artifacts"]) : []);
    }

    /// <summary>Manifests with a mistake in or beside a secret: the message says what is wrong without showing it.</summary>
    [Theory]
    [InlineData("clickhouse: { http_url: \"http://ch:8123\", pasword: CLEAR }")]
    [InlineData("clickhouse: { http_url: \"http://ch:8123\", password: [CLEAR] }")]
    [InlineData("clickhouse: { http_url: \"http://ch:8123\", password: { value: CLEAR } }")]
    [InlineData("clickhouse: { http_url: \"http://ch:8123\", password: CLEAR, password: CLEAR }")]
    [InlineData("clickhouse: { http_url: \"http://sim:ENCODED@ch:8123\" }")]
    [InlineData("clickhouse: { http_url: \"http://ch:8123\", password: CLEAR, password_env: CLEAR }")]
    [InlineData("clickhouse: { http_url: \"http://ch:8123\", password_env: CLEAR }")]
    [InlineData("clickhouse: { http_url: \"http://ch:8123\", password: CLEAR")]
    [InlineData("postgres: { admin_dsn: \"postgresql:/sim:ENCODED@pg/db\" }")]
    [InlineData("postgres: { admin_dsn: \"sim:ENCODED\" }")]
    [InlineData("postgres: { admin_dsn: \"postgresql://sim:ENCODED@pg:badport/db\" }")]
    [InlineData("postgres: { admin_dsn: \"postgresql://sim:${SIM_PG_PASSWORD}@pg:badport/db\" }")]
    [InlineData("postgres: { admin_dsn: \"postgresql://sim@pg/db\", simulation_dsn: \"postgresql://sim:ENCODED@pg/torghut\" }")]
    [InlineData("postgres: { admin_dsn: \"postgresql://sim@pg/db\", simulation_dsn_template: \"postgresql://sim:ENCODED@pg/nodb\" }")]
    [InlineData("kafka: { bootstrap_servers: \"k:9092\", sasl_password: CLEAR, security_protocol: NONE }")]
    [InlineData("clickhouse: { http_url: \"http://ch:8123/?user=sim&password=ENCODED\" }")]
    [InlineData("schema_registry: { url: \"http://sim:ENCODED@sr:8081\" }")]
    public void A_mistake_beside_a_secret_is_reported_without_it(string engine)
    {
        string secret = Secrets["clickhouse password (clear)"];
        string text = engine
            .Replace("CLEAR", "\"" + secret.Replace("\\", "\\\\", StringComparison.Ordinal) + "\"", StringComparison.Ordinal)
            .Replace("ENCODED", Uri.EscapeDataString(secret), StringComparison.Ordinal);
        string manifest = SmallDump.Write(_folder, text + "\nplatform: embedded");
        foreach (string[] command in (string[][])[Commands.Plan("m", manifest, "--json"), Commands.Run("m", manifest)])
        {
            CliResult result = Run(null, command);
            Assert.DoesNotContain("internal_error", result.Error, StringComparison.Ordinal);
        }

        if (Directory.Exists(_folder["artifacts"]))
        {
            _leaks.AddRange(Scan.LeaksBelow(_folder["artifacts"]));
        }

        Assert.Empty(_leaks);
    }

    /// <summary>The scan itself finds what it is to find.</summary>
    [Fact]
    public void The_scan_finds_every_form_of_a_secret()
    {
        string secret = Secrets["kafka password (variable)"];
        foreach ((string form, byte[] bytes) in SecretForms.Of(secret))
        {
            Assert.True(Scan.Leaks("x", [.. "before "u8, .. bytes, .. " after"u8]).Count > 0, form);
        }

        foreach (string user in (string[])["a", "ab", "abc", "abcd"])
        {
            string credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{secret}"));
            Assert.NotEmpty(Scan.Leaks("header", Encoding.UTF8.GetBytes("Authorization: Basic " + credentials)));
        }

        Assert.Empty(Scan.Leaks("x", "nothing of the kind, torghut, password, ***"u8));
    }

    /// <summary>Sections of servers that an embedded run does not use, full of secrets.</summary>
    private static string Engines(string platform = "embedded") => $$"""
        platform: {{platform}}
        kafka:
          bootstrap_servers: "kafka:9092"
          sasl_username: sim
          sasl_password_env: SIM_KAFKA_PASSWORD
          runtime_sasl_password: '{{Secrets["kafka runtime password (clear)"]}}'
        clickhouse:
          http_url: "http://clickhouse:8123"
          username: sim
          password: "{{Secrets["clickhouse password (clear)"].Replace("\\", "\\\\", StringComparison.Ordinal)}}"
        postgres:
          admin_dsn: "postgresql://sim:{{Secrets["postgres URL password (clear)"]}}@pg:5432/postgres"
          simulation_dsn_template: "host=pg user=sim password='{{Secrets["postgres keyword password (clear)"].Replace("'", "\\\\'", StringComparison.Ordinal)}}' dbname={db}"
          runtime_simulation_dsn_template: "postgresql://sim:${SIM_PG_PASSWORD}@pg:5432/{db}"
        """;

    private CliResult Run(int? exitCode, params string[] command)
    {
        CliResult result = _cli.Run(command);
        _leaks.AddRange(Scan.Leaks(string.Join(' ', command.Take(1)), result));
        Assert.True(exitCode is null || result.ExitCode == exitCode, result.ToString());
        return result;
    }
}

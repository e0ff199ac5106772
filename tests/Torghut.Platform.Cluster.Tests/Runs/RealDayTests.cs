using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Torghut.Platform.Cluster.Tests.ClickHouse.Server;
using Torghut.Platform.Cluster.Tests.Kafka.Support;
using Torghut.Platform.Cluster.Tests.Postgres.Server;
using Torghut.Platform.Cluster.Tests.Runs.Support;

namespace Torghut.Platform.Cluster.Tests.Runs;

/// <summary>
/// A real day, the whole session with strict coverage, through the whole of it. It takes minutes and needs the day: it runs
/// where <c>LEAN_DATA_FOLDER</c> and <c>TORGHUT_EVIDENCE_FOLDER</c>, which takes what it leaves, are set.
/// </summary>
public sealed class RealDayTests(SharedPostgres postgres, SharedClickHouse clickHouse)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    private static readonly string Common = """
        dataset_id: lean-us-equities-2013-10-07
        source: { kind: lean_ticks, path: "${LEAN_DATA_FOLDER}", symbols: [IBM] }
        window: { profile: us_equities_regular, trading_day: "2013-10-07", strict_coverage: true }
        strategies:
          - { name: momentum, kind: intraday_tsmom_v1, parameters: { entry_cooldown_seconds: 300, stop_loss_bps: 40, max_hold_seconds: 1800, session_flatten_minutes_before_close: 5 } }
          - { name: reversion, kind: mean_reversion_v1, max_notional_per_trade: 5000, parameters: { entry_cooldown_seconds: 300, stop_loss_bps: 40, max_hold_seconds: 900, session_flatten_minutes_before_close: 5 } }
        risk: { max_notional_per_trade: 10000, max_position_pct_equity: 0.10, max_spread_bps: 25 }
        """;

    [Theory]
    [InlineData("lean-cluster", false)]
    [InlineData("lean-cluster-killed", true)]
    public void ARealDayComesToTheEmbeddedRunsHashesAndEverythingIsGivenBack(string runId, bool isKilled)
    {
        string token = runId.Replace('-', '_');
        string? data = Environment.GetEnvironmentVariable("LEAN_DATA_FOLDER");
        string? evidence = Environment.GetEnvironmentVariable("TORGHUT_EVIDENCE_FOLDER");
        Assert.SkipWhen(data is null || evidence is null, "LEAN_DATA_FOLDER and TORGHUT_EVIDENCE_FOLDER are not both set.");
        using var world = new ManagedWorld(postgres.Server, clickHouse.Server, isSeeded: false);
        ClusterWorld servers = world.Servers;
        string here = servers.Write("embedded.yaml", "platform: embedded\n" + Common);
        ProgramResult embedded = servers.Run("run", "--run-id", runId, "--dataset-manifest", here, "--output-root", "embedded", "--confirm", ClusterWorld.Confirmation);
        Assert.True(embedded.Code is 0 or 6, embedded.Errors);
        string manifest = servers.Write("lean-cluster.yaml", "platform: cluster\n" + Common + $$"""

            kafka: { bootstrap_servers: "{{servers.Kafka.BootstrapServers}}", default_partitions: 2 }
            postgres: { admin_dsn_env: {{ClusterWorld.AdminVariable}} }
            clickhouse: { http_url: "{{clickHouse.Server.Url.ToString().TrimEnd('/')}}", username: {{ClickHouseServer.User}}, password_env: {{ClusterWorld.PasswordVariable}} }
            monitor: { poll_seconds: 5, cursor_grace_seconds: 30, timeout_seconds: 900 }
            runtime: { manage: kubernetes }
            argocd: { manage_automation: true, root_app_name: root, canary: { namespace: torghut, name: torghut-ta-sim-config, pointer: /data/CANARY, value: sings } }
            """);
        string[] command = ["run", "--run-id", runId, "--dataset-manifest", manifest, "--confirm", ClusterWorld.Confirmation];
        var watch = Stopwatch.StartNew();
        SortedDictionary<string, string> taken = [];
        if (isKilled)
        {
            using RunningProgram killed = servers.Start(command);
            killed.Until(() => Held(world, taken) && IsReplaying(servers, token), Patience);
            killed.Kill();
        }

        using RunningProgram run = servers.Start(command);
        run.Until(() => taken.Count > 0 || Held(world, taken), Patience);
        ProgramResult result = run.Wait(Patience);
        TimeSpan took = watch.Elapsed;

        Assert.True(result.Code == embedded.Code, $"{result.Code}: {result.Errors}\n{world.Workloads.Errors}");
        world.AssertRestored(token);
        servers.AssertNoSecretInFiles();
        ProgramResult verified = servers.Run("verify", "--run-id", runId, "--against", Path.Combine(servers.Folder, "embedded", token));
        Assert.True(verified.Code == 0, verified.Output + verified.Errors);
        Keep(Path.Combine(evidence!, runId), world, token, taken, [("run.txt", result.Errors + result.Output), ("verify.txt", verified.Output), ("wall_seconds.txt", $"{took.TotalSeconds:F0}")]);
    }

    /// <summary>Notes the objects once all of them are the run's.</summary>
    private static bool Held(ManagedWorld world, SortedDictionary<string, string> taken)
    {
        if (world.Workloads.Count < 3)
        {
            return false;
        }

        foreach ((string name, string text) in world.Now)
        {
            taken[name] = text;
        }

        return true;
    }

    private static bool IsReplaying(ClusterWorld servers, string token) =>
        Kcat.Consume(servers.Kafka.BootstrapServers, $"torghut.sim.trades.v1.{token}", 0, "%o\n").Length > 0;

    private static void Keep(
        string folder, ManagedWorld world, string token, SortedDictionary<string, string> taken, (string Name, string Text)[] outputs)
    {
        Directory.CreateDirectory(folder);
        foreach ((string name, string text) in outputs)
        {
            File.WriteAllText(Path.Combine(folder, name), text);
        }

        File.WriteAllText(Path.Combine(folder, "specifications.txt"), Difference(world.Before, taken, world.Now));
        foreach (string file in (string[])["report/simulation-report.json", "report/simulation-report.md", "report/simulation-report.html", "run-state.json", "run-manifest.json", "performance.json", "plan.json"])
        {
            File.Copy(world.Servers.FileOf(token, file), Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }
    }

    /// <summary>Every object: as it was, whether the run changed it, and whether it is the same now.</summary>
    private static string Difference(
        IReadOnlyDictionary<string, string> before, SortedDictionary<string, string> taken, IReadOnlyDictionary<string, string> after)
    {
        var text = new StringBuilder();
        foreach (string name in before.Keys.Union(taken.Keys, StringComparer.Ordinal).Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            string was = before.GetValueOrDefault(name, "(not there)");
            string isNow = after.GetValueOrDefault(name, "(not there)");
            string during = taken.GetValueOrDefault(name, "(not there)") == was ? "untouched" : before.ContainsKey(name) ? "changed" : "made";
            text.Append(name).Append("\n  during the run: ").Append(during).Append("\n  before:         ").Append(Hash(was)).Append("\n  afterwards:     ").Append(Hash(isNow)).Append(was == isNow ? " as before\n" : " DIFFERS\n");
        }

        return text.ToString();
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

using System.Text.Json.Nodes;
using Torghut.ControlPlane.Tests.Support;
using Torghut.Kubernetes.Rig.Resources;
using Torghut.Kubernetes.Rig.Storage;
using Torghut.Kubernetes.Rig.Worlds;
using Torghut.Platform.Cluster.Kubernetes.ArgoCd;
using Torghut.Platform.Cluster.Runs.Managed;
using Torghut.Platform.Cluster.Runs.Servers;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Guards;
using Torghut.Simulation.Manifest.Loading;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Restoring;
using Torghut.Simulation.Runs;

namespace Torghut.ControlPlane.Tests.Workloads;

/// <summary>A run of <c>platform: cluster</c> that manages its workloads: what the plan shows, what it takes and gives back.</summary>
public sealed class ManagedRunTests : RunWorld
{
    private const string Manifest =
        """
        dataset_id: day
        platform: cluster
        source: { kind: kafka }
        kafka: { bootstrap_servers: "kafka:9092", security_protocol: SASL_SSL, sasl_mechanism: PLAIN, sasl_username: sim, sasl_password_env: KAFKA_PASSWORD }
        window: { trading_day: 2026-02-27 }
        postgres: { admin_dsn: "postgresql://admin@db/postgres" }
        clickhouse: { http_url: "http://clickhouse:8123", username: sim, password_env: CH_PASSWORD }
        torghut_env_overrides: { TRADING_SIGNAL_LOOKBACK_MINUTES: "5" }
        """;

    private readonly StoreApi _api;
    private readonly RunDefinition _run;
    private readonly ClusterServers _servers;
    private readonly ManagedRun _managed;

    public ManagedRunTests()
    {
        _api = new StoreApi(World.Store);
        var loaded = Assert.IsType<ManifestLoadResult.Loaded>(ManifestLoader.Parse(Manifest, Path.Combine(Root, "m.yaml"), Variable));
        _run = RunDefinitionFactory.Create("run-1", loaded.Manifest, Manifest, Root);
        Directory.CreateDirectory(_run.Folder.Root);
        _servers = new ClusterServers(_run, Variable, Time);
        _managed = new ManagedRun(_run, _api, Time);
    }

    [Fact]
    public void The_plan_asks_for_permissions_and_shows_every_patch()
    {
        IReadOnlyList<GuardResult> results = Finish(_managed.ProbeAsync(_servers, CancellationToken.None));

        Assert.All(results, result => Assert.True(result.Passed, result.Detail));
        Assert.Equal(
            ["kubernetes_permissions", "patch_ta-suspend", "patch_ta-config", "patch_ta-restart", "patch_torghut-env"],
            results.Select(result => result.Check));
        Assert.Contains("  - TA_TRADES_TOPIC: \"torghut.trades.v1\"\n  + TA_TRADES_TOPIC: \"torghut.sim.trades.v1.run_1\"", results[2].Detail, StringComparison.Ordinal);
        Assert.Contains("  - state: \"running\"\n  + state: \"suspended\"", results[1].Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(results, result => result.Detail.Contains("the-password", StringComparison.Ordinal));
    }

    [Fact]
    public void A_permission_that_is_missing_is_named_before_anything_is_read_or_written()
    {
        _api.Denied = (verb, resource) => verb == "patch" && resource.Plural == "flinkdeployments";

        GuardResult result = Assert.Single(Finish(_managed.ProbeAsync(_servers, CancellationToken.None)));

        Assert.False(result.Passed);
        Assert.Equal("not allowed: patch flinkdeployments.flink.apache.org in torghut", result.Detail);
    }

    [Fact]
    public void The_workloads_are_pointed_at_the_run_and_given_back_by_its_control()
    {
        IReadOnlyDictionary<string, string> before = World.Specifications();
        RunControl control = _managed.ToControl(new NoServers());
        using var journal = ObligationJournal.Open(_run.Folder, Time);
        var limits = new RestoreLimits { PerThing = TimeSpan.FromMinutes(5) };
        var mutations = new PledgedMutations(journal, control, limits, Time, _ => Task.CompletedTask);

        Finish(Wrapped(_managed.TakeAsync(_servers, mutations, CancellationToken.None)));

        Assert.Equal("torghut-ta-sim-run_1", (string?)Live(ProductWorld.ConfigMapKey)["data"]!["TA_GROUP_ID"]);
        Assert.False(Live(ProductWorld.ConfigMapKey)["data"]!.AsObject().ContainsKey("TA_CLICKHOUSE_PASSWORD"));
        Assert.Equal("jdbc:clickhouse://clickhouse:8123/torghut_sim_run_1", (string?)Live(ProductWorld.ConfigMapKey)["data"]!["TA_CLICKHOUSE_URL"]);
        Assert.Subset(
            Live(ProductWorld.ConfigMapKey)["data"]!.AsObject().Select(key => key.Key).ToHashSet(),
            new HashSet<string>
            {
                "TA_TRADES_TOPIC", "TA_QUOTES_TOPIC", "TA_BARS1M_TOPIC", "TA_MICROBARS_TOPIC", "TA_SIGNALS_TOPIC", "TA_STATUS_TOPIC",
                "TA_GROUP_ID", "TA_AUTO_OFFSET_RESET", "TA_CLICKHOUSE_URL",
            });
        Assert.Subset(
            Variables().Keys.ToHashSet(),
            new HashSet<string>
            {
                "DB_DSN", "TRADING_MODE", "TRADING_LIVE_ENABLED", "TRADING_FEATURE_FLAGS_ENABLED", "TRADING_SIGNAL_TABLE", "TRADING_PRICE_TABLE",
                "TRADING_ORDER_FEED_ENABLED", "TRADING_ORDER_FEED_BOOTSTRAP_SERVERS", "TRADING_ORDER_FEED_SECURITY_PROTOCOL",
                "TRADING_ORDER_FEED_SASL_MECHANISM", "TRADING_ORDER_FEED_SASL_USERNAME", "TRADING_ORDER_FEED_SASL_PASSWORD",
                "TRADING_ORDER_FEED_TOPIC", "TRADING_ORDER_FEED_TOPIC_V2", "TRADING_ORDER_FEED_GROUP_ID", "TRADING_EXECUTION_ADAPTER",
                "TRADING_EXECUTION_FALLBACK_ADAPTER", "TRADING_SIMULATION_ENABLED", "TRADING_SIMULATION_RUN_ID", "TRADING_SIMULATION_DATASET_ID",
                "TRADING_SIMULATION_ORDER_UPDATES_TOPIC", "TRADING_SIMULATION_WINDOW_START", "TRADING_SIMULATION_WINDOW_END",
                "TRADING_FEATURE_MAX_STALENESS_MS", "TRADING_SIGNAL_LOOKBACK_MINUTES",
            });
        Assert.NotNull(Variables()["TRADING_ORDER_FEED_SASL_PASSWORD"]!["valueFrom"]!["secretKeyRef"]);
        Assert.Equal("120000", (string?)Variables()["TRADING_FEATURE_MAX_STALENESS_MS"]!["value"]);
        Assert.DoesNotContain("the-password", Live(ProductWorld.ServiceKey).ToJsonString(), StringComparison.Ordinal);
        UnwindResult unwound = Finish(new ObligationUnwinder(journal, control, limits, new SilentProgress(), Time).UnwindAllAsync(CancellationToken.None));
        Assert.Empty(unwound.Unrestored);
        Assert.Equal(before, World.Specifications());
    }

    [Fact]
    public void Analyses_judge_the_runtime_the_activity_and_what_is_left_each_removed_again()
    {
        ManagedRun managed = Judged();
        IReadOnlyDictionary<string, string> before = World.Specifications();
        RunControl control = managed.ToControl(new NoServers());
        using var journal = ObligationJournal.Open(_run.Folder, Time);
        var limits = new RestoreLimits { PerThing = TimeSpan.FromMinutes(5) };
        var mutations = new PledgedMutations(journal, control, limits, Time, _ => Task.CompletedTask);
        var unwinder = new ObligationUnwinder(journal, control, limits, new SilentProgress(), Time);

        Finish(Wrapped(managed.TakeAsync(_servers, mutations, CancellationToken.None)));
        Finish(Wrapped(control.Judge!.JudgeActivityAsync(mutations, CancellationToken.None)));
        Assert.Equal(
            ["run-1 of torghut-simulation-activity", "run-1 of torghut-simulation-runtime-ready"],
            Analyses().Select(run => $"{(string?)run["spec"]!["args"]![0]!["value"]} of {(string?)run["spec"]!["metrics"]![0]!["name"]}").Order());
        Assert.Equal(2, Analyses().Select(run => (string)run["metadata"]!["name"]!).Distinct().Count());
        Assert.Empty(Finish(unwinder.UnwindAsync(ObligationScope.Run, CancellationToken.None)).Unrestored);
        Assert.Empty(Analyses());

        Finish(Wrapped(control.Judge.JudgeTeardownAsync(mutations, CancellationToken.None)));
        Assert.Empty(journal.Outstanding);
        Assert.Equal(before, World.Specifications());
    }

    [Fact]
    public void An_analysis_that_finds_something_left_fails_and_is_removed_all_the_same()
    {
        RunControl control = Judged().ToControl(new NoServers());
        World.Workloads.AnalysisPhases["torghut-simulation-teardown-clean"] = "Failed";
        using var journal = ObligationJournal.Open(_run.Folder, Time);
        var limits = new RestoreLimits { PerThing = TimeSpan.FromMinutes(5) };
        var mutations = new PledgedMutations(journal, control, limits, Time, _ => Task.CompletedTask);

        SimulationException failure = Assert.Throws<SimulationException>(
            () => Finish(Wrapped(control.Judge!.JudgeTeardownAsync(mutations, CancellationToken.None))));

        Assert.Equal((ExitCode.Failed, "analysis_failed"), (failure.ExitCode, failure.Code));
        Assert.Single(journal.Outstanding);
        Assert.Empty(Finish(new ObligationUnwinder(journal, control, limits, new SilentProgress(), Time).UnwindAllAsync(CancellationToken.None)).Unrestored);
        Assert.Empty(Analyses());
    }

    [Fact]
    public void The_plan_names_a_template_that_is_not_there()
    {
        ManagedRun managed = Judged(without: "torghut-simulation-activity");

        GuardResult result = Finish(managed.ProbeAsync(_servers, CancellationToken.None))[^1];

        Assert.False(result.Passed);
        Assert.Contains("torghut-simulation-activity", result.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void An_application_set_that_another_run_holds_is_refused()
    {
        Human(ProductWorld.SetKey, """{"metadata":{"annotations":{"simulation.torghut/run":"other-run"}}}""");
        var automation = new ArgoAutomation(
            _api, new Simulation.Manifest.ArgocdSection { ManageAutomation = true }, new ArgoTimeouts(), Time, "run-1");

        Assert.Equal("argocd_held_by_run", Assert.IsType<AutomationPlan.Refused>(Finish(automation.PlanAsync(CancellationToken.None))).Code);
    }

    /// <summary>A run whose manifest asks for analyses, in a world that has their templates.</summary>
    private ManagedRun Judged(string? without = null)
    {
        foreach (string template in (string[])["torghut-simulation-runtime-ready", "torghut-simulation-activity", "torghut-simulation-teardown-clean"])
        {
            if (template != without)
            {
                var spec = new JsonObject
                {
                    ["args"] = new JsonArray(new JsonObject { ["name"] = "run-id" }),
                    ["metrics"] = new JsonArray(new JsonObject { ["name"] = template }),
                };
                World.Store.Create(
                    new ObjectKey(ResourceKinds.AnalysisTemplate, "torghut", template), new JsonObject { ["spec"] = spec }, new WriteContext("git"));
            }
        }

        return new ManagedRun(
            _run with { Manifest = _run.Manifest with { Rollouts = new Simulation.Manifest.RolloutsSection { Enabled = true } } }, _api, Time);
    }

    private IReadOnlyList<JsonObject> Analyses() => World.Store.List(ResourceKinds.AnalysisRun, "torghut").Items;

    private Dictionary<string, JsonNode?> Variables() => Live(ProductWorld.ServiceKey)["spec"]!["template"]!["spec"]!["containers"]![0]!["env"]!.AsArray()
        .ToDictionary(entry => (string)entry!["name"]!, StringComparer.Ordinal);

    private static string? Variable(string name) => name is "CH_PASSWORD" or "KAFKA_PASSWORD" ? "the-password" : null;

    private static async Task<bool> Wrapped(Task work)
    {
        await work.ConfigureAwait(false);
        return true;
    }

    private T Finish<T>(Task<T> work)
    {
        for (int i = 0; !work.IsCompleted; i++)
        {
            Assert.True(i < 100_000, "the work does not end");
            Time.Advance(TimeSpan.FromMilliseconds(100));
        }

        return work.GetAwaiter().GetResult();
    }

    /// <summary>A run without servers: nothing of them is asked for here.</summary>
    private sealed class NoServers : IControlPlane
    {
        public TimeSpan SettleTime => TimeSpan.Zero;

        public Task<ThingReading> ReadAsync(ThingId thing, CancellationToken cancellationToken) =>
            Task.FromResult<ThingReading>(new ThingReading.Refused("no servers"));

        public Task<MutationResult> MutateAsync(MutationPermit permit, ThingChange change, CancellationToken cancellationToken) =>
            Task.FromResult<MutationResult>(new MutationResult.Refused("no servers"));
    }
}

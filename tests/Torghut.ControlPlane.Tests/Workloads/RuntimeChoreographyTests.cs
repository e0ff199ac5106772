using System.Text.Json.Nodes;
using Torghut.ControlPlane.Tests.Support;
using Torghut.Kubernetes.Rig.Resources;
using Torghut.Kubernetes.Rig.Storage;
using Torghut.Kubernetes.Rig.Worlds;
using Torghut.Platform.Cluster.Kubernetes.Surface;
using Torghut.Platform.Cluster.Kubernetes.Workloads;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Restoring;

namespace Torghut.ControlPlane.Tests.Workloads;

/// <summary>The workloads are pointed at a run and given back, by the objects' own readiness.</summary>
public sealed class RuntimeChoreographyTests : RunWorld
{
    private const string Password = "hunter2-and-more";

    private static readonly RuntimeSettings s_settings = new(
        new Dictionary<string, string>
        {
            ["TA_TRADES_TOPIC"] = "torghut.sim.trades.v1.run_1",
            ["TA_GROUP_ID"] = "torghut-ta-sim-run_1",
            ["TA_AUTO_OFFSET_RESET"] = "earliest",
            ["TA_NEW_KEY"] = "made by the run",
        },
        new Dictionary<string, string>
        {
            ["DB_DSN"] = "postgresql://sim@db/torghut_sim_run_1",
            ["TRADING_EXECUTION_ADAPTER"] = "simulation",
            ["TRADING_SIGNAL_LOOKBACK_MINUTES"] = "5",
        },
        new Dictionary<string, string> { ["PGPASSWORD"] = Password });

    [Fact]
    public void Everything_is_in_effect_when_it_is_taken_and_as_before_when_it_is_given_back()
    {
        IReadOnlyDictionary<string, string> before = World.Specifications();
        using RunProcess process = Process();

        Take(process);

        JsonObject flink = Live(ProductWorld.FlinkKey);
        Assert.Equal("STABLE", (string?)flink["status"]!["lifecycleState"]);
        Assert.Equal(4, (long)flink["spec"]!["restartNonce"]!);
        Assert.Equal("stateless", (string?)flink["spec"]!["job"]!["upgradeMode"]);
        Assert.Equal("torghut.sim.trades.v1.run_1", (string?)Live(ProductWorld.ConfigMapKey)["data"]!["TA_TRADES_TOPIC"]);
        Assert.Equal("postgresql://sim@db/torghut_sim_run_1", (string?)Variable("DB_DSN")!["value"]);
        JsonNode reference = Variable("PGPASSWORD")!["valueFrom"]!["secretKeyRef"]!;
        JsonObject secret = Find(ResourceKinds.Secret, "torghut", (string)reference["name"]!)!;
        Assert.Equal(Password, Decoded(secret, (string)reference["key"]!));
        Assert.Equal("True", Ready());

        Assert.Empty(process.Unwind().Unrestored);

        Assert.Equal(before, World.Specifications());
        Assert.Empty(process.Journal.Outstanding);
        Assert.Equal("STABLE", (string?)Live(ProductWorld.FlinkKey)["status"]!["lifecycleState"]);
        Assert.All(
            (ObjectKey[])[ProductWorld.FlinkKey, ProductWorld.ConfigMapKey, ProductWorld.ServiceKey],
            key => Assert.DoesNotContain("simulation.torghut", Live(key)["metadata"]!["annotations"]?.ToJsonString() ?? string.Empty, StringComparison.Ordinal));
    }

    [Fact]
    public void The_job_is_suspended_before_its_config_map_changes_on_the_way_there_and_back()
    {
        var states = new List<string?>();
        World.Store.Written += change =>
        {
            if (change.Key == ProductWorld.ConfigMapKey)
            {
                states.Add((string?)World.Store.Get(ProductWorld.FlinkKey).Object!["status"]!["lifecycleState"]);
            }
        };
        using RunProcess process = Process();

        Take(process);
        process.Unwind();

        Assert.Equal(["SUSPENDED", "SUSPENDED"], states);
    }

    [Fact]
    public void What_is_held_says_by_whom_why_and_until_when()
    {
        using RunProcess process = Process();

        Take(process);

        JsonNode marks = Live(ProductWorld.FlinkKey)["metadata"]!["annotations"]!;
        Assert.Equal(
            ("run-1", $"{Environment.UserName}@machine", "2026-02-27T16:01:00Z", "ta-suspend,ta-restart"),
            ((string?)marks["simulation.torghut/run"], (string?)marks["simulation.torghut/owner"], (string?)marks["simulation.torghut/until"], (string?)marks["simulation.torghut/holds"]));
        Assert.NotNull(marks["simulation.torghut/reason"]);
    }

    [Fact]
    public void No_secret_reaches_a_journal_or_its_copy()
    {
        World.Store.Patch(
            ProductWorld.ConfigMapKey,
            Kubernetes.Rig.Patching.PatchKind.Merge,
            JsonNode.Parse("""{"data":{"TA_CLICKHOUSE_PASSWORD":"old-secret-text"}}"""),
            new WriteContext("git"));
        using RunProcess process = Process();
        var analysis = new Dictionary<string, string>(s_settings.Analysis) { ["TA_CLICKHOUSE_PASSWORD"] = "new-secret-text" };

        Take(process, s_settings with { Analysis = analysis });

        string local = File.ReadAllText(Path.Combine(process.Self.RunFolder, "obligations.jsonl"));
        string copy = Find(ResourceKinds.ConfigMap, "torghut", SurfaceNames.JournalOf("torghut", "run-1").Name)!.ToJsonString();
        Assert.All(
            (string[])[Password, "old-secret-text", "new-secret-text", "sim@db"],
            secret =>
            {
                Assert.DoesNotContain(secret, local, StringComparison.Ordinal);
                Assert.DoesNotContain(secret, copy, StringComparison.Ordinal);
            });
        Assert.Empty(process.Unwind().Unrestored);
        Assert.Equal("old-secret-text", (string?)Live(ProductWorld.ConfigMapKey)["data"]!["TA_CLICKHOUSE_PASSWORD"]);
    }

    [Fact]
    public void Another_process_puts_secret_values_back_from_the_runs_Secret()
    {
        World.Store.Patch(
            ProductWorld.ConfigMapKey,
            Kubernetes.Rig.Patching.PatchKind.Merge,
            JsonNode.Parse("""{"data":{"TA_CLICKHOUSE_PASSWORD":"old-secret-text"}}"""),
            new WriteContext("git"));
        IReadOnlyDictionary<string, string> before = World.Specifications();
        RunProcess dead = Process();
        var analysis = new Dictionary<string, string>(s_settings.Analysis) { ["TA_CLICKHOUSE_PASSWORD"] = "new-secret-text" };
        Take(dead, s_settings with { Analysis = analysis });

        using RunProcess next = dead.Restart(World);
        Assert.Empty(next.Unwind().Unrestored);

        Assert.Equal(before, World.Specifications());
    }

    [Fact]
    public void A_job_that_does_not_come_up_fails_the_change_and_is_put_back()
    {
        using RunProcess process = Process();
        IReadOnlyList<Obligation> plan = process.Finish(process.Choreography.PlanAsync(s_settings, CancellationToken.None));
        World.Workloads.JobFails = true;

        SimulationException failure = Assert.Throws<SimulationException>(() => process.Finish(RuntimeChoreography.TakeAsync(plan, process.Mutations, CancellationToken.None)));

        Assert.Equal("mutation_without_effect", failure.Code);
        Assert.Contains("the job did not start", failure.Message, StringComparison.Ordinal);
        World.Workloads.JobFails = false;
        Assert.Empty(process.Unwind().Unrestored);
        Assert.Equal("STABLE", (string?)Live(ProductWorld.FlinkKey)["status"]!["lifecycleState"]);
    }

    [Fact]
    public void Race22_a_deployment_that_was_suspended_from_the_beginning_is_so_again()
    {
        JsonObject spec = (JsonObject)Live(ProductWorld.FlinkKey)["spec"]!.DeepClone();
        World.Store.Delete(ProductWorld.FlinkKey, new DeletePreconditions(null, null), new WriteContext("git"));
        spec["job"]!["state"] = "suspended";
        World.Store.Create(ProductWorld.FlinkKey, new JsonObject { ["spec"] = spec }, new WriteContext("git"));
        Advance(TimeSpan.FromSeconds(30));
        IReadOnlyDictionary<string, string> before = World.Specifications();
        using RunProcess process = Process();

        Take(process);
        Assert.Equal("STABLE", (string?)Live(ProductWorld.FlinkKey)["status"]!["lifecycleState"]);
        Assert.Empty(process.Unwind().Unrestored);

        Assert.Equal(before, World.Specifications());
        Assert.Equal("SUSPENDED", (string?)Live(ProductWorld.FlinkKey)["status"]!["lifecycleState"]);
    }

    [Fact]
    public void A_workload_that_is_not_at_rest_or_not_there_is_refused_before_anything_is_pledged()
    {
        using RunProcess process = Process();
        Human(ProductWorld.ServiceKey, """{"spec":{"template":{"metadata":{"annotations":{"a":"b"}}}}}""");

        Assert.Equal("workload_not_settled", Plan(process).Code);
        World.Store.Delete(ProductWorld.ServiceKey, new DeletePreconditions(null, null), new WriteContext("git"));
        Assert.Equal("workload_not_found", Plan(process).Code);
        Assert.Empty(process.Journal.Entries);
    }

    [Fact]
    public void Race21_a_revision_that_does_not_come_up_is_told_and_keeps_nothing_else_from_being_put_back()
    {
        IReadOnlyDictionary<string, string> before = World.Specifications();
        using RunProcess process = Process();
        Take(process);
        World.Workloads.RevisionFails = true;

        UnrestoredThing left = Assert.Single(process.Unwind().Unrestored, thing => thing.Obligation.Id == "torghut-env");

        Assert.Contains("RevisionFailed", left.Problem, StringComparison.Ordinal);
        Assert.Equal(before["flinkdeployments/torghut/torghut-ta-sim"], World.Specifications()["flinkdeployments/torghut/torghut-ta-sim"]);
        Assert.Equal(before["services/torghut/torghut-sim"], World.Specifications()["services/torghut/torghut-sim"]);
    }

    [Fact]
    public void A_live_value_that_a_human_changed_is_drift_and_stays()
    {
        using RunProcess process = Process();
        Take(process);

        Human(ProductWorld.ConfigMapKey, """{"data":{"TA_TRADES_TOPIC":"a.humans.topic"}}""");
        UnwindResult unwound = process.Unwind();

        UnrestoredThing left = Assert.Single(unwound.Unrestored, thing => thing.Obligation.Id == "ta-config");
        Assert.Equal(ObligationStatus.Drifted, left.Status);
        Assert.Contains("kubectl-edit at 2026-02-27T12:", left.Problem, StringComparison.Ordinal);
        Assert.Equal("a.humans.topic", (string?)Live(ProductWorld.ConfigMapKey)["data"]!["TA_TRADES_TOPIC"]);
        Assert.Equal("alpaca", (string?)Variable("TRADING_EXECUTION_ADAPTER")!["value"]);
    }

    private static string Decoded(JsonObject secret, string key) =>
        System.Text.Encoding.UTF8.GetString(Convert.FromBase64String((string)secret["data"]![key]!));

    private static void Take(RunProcess process, RuntimeSettings? settings = null)
    {
        IReadOnlyList<Obligation> plan = process.Finish(process.Choreography.PlanAsync(settings ?? s_settings, CancellationToken.None));
        process.Finish(RuntimeChoreography.TakeAsync(plan, process.Mutations, CancellationToken.None));
    }

    private static SimulationException Plan(RunProcess process) =>
        Assert.Throws<SimulationException>(() => process.Finish(process.Choreography.PlanAsync(s_settings, CancellationToken.None)));

    private string? Ready() => (string?)Live(ProductWorld.ServiceKey)["status"]!["conditions"]!.AsArray()
        .Single(condition => (string?)condition!["type"] == "Ready")!["status"];

    private JsonNode? Variable(string name) => Live(ProductWorld.ServiceKey)["spec"]!["template"]!["spec"]!["containers"]![0]!["env"]!.AsArray()
        .FirstOrDefault(entry => (string?)entry!["name"] == name);
}

using System.Text.Json.Nodes;
using Torghut.ControlPlane.Tests.Support;
using Torghut.Kubernetes.Rig.Resources;
using Torghut.Kubernetes.Rig.Storage;
using Torghut.Platform.Cluster.Kubernetes.Workloads;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Identity;

namespace Torghut.ControlPlane.Tests.Workloads;

/// <summary>Analyses count only from the object that this run made.</summary>
public sealed class AnalysisGateTests : RunWorld
{
    private const string Template = "torghut-simulation-runtime-ready";

    public AnalysisGateTests() => World.Store.Create(
        new ObjectKey(ResourceKinds.AnalysisTemplate, "torghut", Template),
        (JsonObject)JsonNode.Parse(
            """
            {"spec":{"args":[{"name":"run-id"},{"name":"threshold","value":"1"}],
             "metrics":[{"name":"ready","provider":{"job":{"spec":{}}}}]}}
            """)!,
        new WriteContext("git"));

    [Fact]
    public void Race23_a_successful_analysis_of_an_earlier_run_says_nothing()
    {
        World.Store.Create(
            new ObjectKey(ResourceKinds.AnalysisRun, "torghut", $"{Template}-run-1"),
            (JsonObject)JsonNode.Parse("""{"spec":{"metrics":[]},"status":{"phase":"Successful"}}""")!,
            new WriteContext("earlier"));
        World.Workloads.AnalysisPhases["ready"] = "Failed";
        using RunProcess process = Process();

        SimulationException failure = Assert.Throws<SimulationException>(() => Pass(process));

        Assert.Equal("analysis_failed", failure.Code);
        Assert.Single(process.Journal.Outstanding);
        Assert.Empty(process.Unwind().Unrestored);
        Assert.Single(World.Store.List(ResourceKinds.AnalysisRun, "torghut").Items);
    }

    [Fact]
    public void A_successful_analysis_passes_with_its_arguments_and_is_removed_when_all_is_put_back()
    {
        using RunProcess process = Process();

        Pass(process);

        JsonObject made = Assert.Single(World.Store.List(ResourceKinds.AnalysisRun, "torghut").Items);
        Assert.Equal(["run-1", "1"], made["spec"]!["args"]!.AsArray().Select(argument => (string?)argument!["value"]));
        Assert.Empty(process.Unwind().Unrestored);
        Assert.Empty(World.Store.List(ResourceKinds.AnalysisRun, "torghut").Items);
    }

    [Fact]
    public void A_template_that_is_not_there_or_asks_for_more_is_refused()
    {
        using RunProcess process = Process();

        Assert.Equal("analysis_template_not_found", Assert.Throws<SimulationException>(() => Pass(process, "none")).Code);
        SimulationException failure = Assert.Throws<SimulationException>(() => process.Finish(
            Gate(process).SpecificationAsync(Template, new Dictionary<string, string>(), CancellationToken.None)));
        Assert.Equal("analysis_argument_unresolved", failure.Code);
        Assert.Empty(process.Journal.Entries);
    }

    private AnalysisGate Gate(RunProcess process) => new(process.Api, "torghut", Time);

    private void Pass(RunProcess process, string template = Template) => process.Finish(Gate(process).PassAsync(
        template, RunIdentity.FromRunId("run-1"), new Dictionary<string, string> { ["run-id"] = "run-1" }, process.Mutations, CancellationToken.None));
}

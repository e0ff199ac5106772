using System.Text.Json.Nodes;
using Torghut.ControlPlane.Tests.Support;
using Torghut.Kubernetes.Rig.Faults;
using Torghut.Kubernetes.Rig.Http;
using Torghut.Kubernetes.Rig.Storage;

namespace Torghut.ControlPlane.Tests.Server;

public sealed class KubectlTests : IAsyncLifetime
{
    private const string Manifest =
        """
        {"apiVersion":"argoproj.io/v1alpha1","kind":"ApplicationSet","metadata":{"name":"product","namespace":"argocd"},
         "spec":{"generators":[{"list":{"elements":[{"name":"torghut","automation":"auto"},{"name":"other","automation":"auto"}]}}]}}
        """;

    private const string Pointer = "/spec/generators/0/list/elements/0/automation";

    private readonly FaultPlan _faults = new();
    private ApiServer _server = null!;
    private Kubectl _kubectl = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await ApiServer.StartAsync(
            new ClusterStore(TimeProvider.System), new ApiServerOptions { Faults = _faults }, TestContext.Current.CancellationToken);
        _kubectl = new Kubectl(_server.Kubeconfig("argocd"));
        Assert.Equal(0, _kubectl.RunWith("""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"argocd"}}""", "create", "-f", "-").Code);
        Assert.Equal(0, _kubectl.RunWith(Manifest, "apply", "-f", "-").Code);
    }

    public async ValueTask DisposeAsync()
    {
        _kubectl.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public void GetsWhatWasApplied()
    {
        JsonNode found = JsonNode.Parse(_kubectl.Succeed("get", "applicationset", "product", "-o", "json"))!;

        Assert.Equal("auto", (string?)found["spec"]!["generators"]![0]!["list"]!["elements"]![0]!["automation"]);
        Assert.Equal(1, (long)found["metadata"]!["generation"]!);
    }

    [Fact]
    public void PatchesOneElementByCompareAndSet()
    {
        string patch = $$"""[{"op":"test","path":"{{Pointer}}","value":"auto"},{"op":"replace","path":"{{Pointer}}","value":"manual"}]""";

        _kubectl.Succeed("patch", "applicationset", "product", "--type", "json", "-p", patch);
        (int code, _, string error) = _kubectl.Run("patch", "applicationset", "product", "--type", "json", "-p", patch);

        Assert.Equal(1, code);
        Assert.Contains("the server rejected our request due to an error in our request", error, StringComparison.Ordinal);
    }

    [Fact]
    public void TellsWhoWroteAFieldLast()
    {
        _kubectl.Succeed("patch", "applicationset", "product", "--type", "merge", "-p", """{"spec":{"syncPolicy":{"preserveResourcesOnDeletion":true}}}""");

        JsonNode found = JsonNode.Parse(_kubectl.Succeed("get", "applicationset", "product", "-o", "json", "--show-managed-fields"))!;
        JsonNode entry = found["metadata"]!["managedFields"]!.AsArray().Single(e => (string?)e!["manager"] == "kubectl-patch")!;
        Assert.NotNull(entry["fieldsV1"]!["f:spec"]!["f:syncPolicy"]);
        Assert.Null(entry["fieldsV1"]!["f:spec"]!["f:generators"]);
    }

    [Fact]
    public void ServerSideApplyConflictsWithAnotherManager()
    {
        string changed = Manifest.Replace("other", "third", StringComparison.Ordinal);

        (int code, _, string error) = _kubectl.RunWith(changed, "apply", "--server-side", "-f", "-");

        Assert.NotEqual(0, code);
        Assert.Contains("conflict with \"kubectl-client-side-apply\": .spec.generators", error, StringComparison.Ordinal);
    }

    [Fact]
    public void WaitsForACondition()
    {
        _kubectl.Succeed("patch", "applicationset", "product", "--type", "merge", "-p", """{"metadata":{"labels":{"held-by":"run"}}}""");

        _kubectl.Succeed("wait", "--for=jsonpath={.metadata.labels.held-by}=run", "applicationset/product", "--timeout=10s");
    }

    [Fact]
    public void DeletesAndIsGone()
    {
        _kubectl.Succeed("delete", "applicationset", "product", "--timeout=10s");

        Assert.Contains("not found", _kubectl.Run("get", "applicationset", "product").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void AnInjectedErrorReachesTheClientOnce()
    {
        _faults.Add(new Fault("get", "applicationsets", 1, FaultAction.Status) { Code = 503 });

        Assert.NotEqual(0, _kubectl.Run("get", "applicationset", "product").Code);
        Assert.Equal(0, _kubectl.Run("get", "applicationset", "product").Code);
    }
}

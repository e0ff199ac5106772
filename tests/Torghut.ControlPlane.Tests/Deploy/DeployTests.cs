using System.Text.Json.Nodes;
using Torghut.ControlPlane.Tests.Support;
using Torghut.Kubernetes.Rig.Http;
using Torghut.Kubernetes.Rig.Storage;
using Torghut.Platform.Cluster.Kubernetes.Guarding;

namespace Torghut.ControlPlane.Tests.Deploy;

/// <summary>What is in <c>deploy/</c>, by the real <c>kubectl</c>: it builds, is accepted, and allows what a run needs and no more.</summary>
public sealed class DeployTests : IAsyncLifetime
{
    private ApiServer _server = null!;
    private Kubectl _kubectl = null!;

    private static string Folder
    {
        get
        {
            DirectoryInfo? at = new(AppContext.BaseDirectory);
            while (at is not null && !File.Exists(Path.Combine(at.FullName, "Torghut.slnx")))
            {
                at = at.Parent;
            }

            return Path.Combine(at!.FullName, "deploy");
        }
    }

    public async ValueTask InitializeAsync()
    {
        _server = await ApiServer.StartAsync(new ClusterStore(TimeProvider.System), new ApiServerOptions(), TestContext.Current.CancellationToken);
        _kubectl = new Kubectl(_server.Kubeconfig("torghut"));
        foreach (string ns in (string[])["torghut", "argocd"])
        {
            _kubectl.RunWith($$"""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"{{ns}}"} }""", "create", "-f", "-");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _kubectl.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("base", 6)]
    [InlineData("workflows", 2)]
    public void AFolderBuildsAndIsAcceptedInDryRunAndForReal(string folder, int objects)
    {
        string path = Path.Combine(Folder, folder);

        _kubectl.Succeed("kustomize", path);
        Assert.Equal(objects, Lines(_kubectl.Succeed("apply", "-k", path, "--dry-run=client")));
        Assert.Equal(objects, Lines(_kubectl.Succeed("apply", "-k", path)));
    }

    [Fact]
    public void TheRolesAllowExactlyWhatARunAsksFor()
    {
        _kubectl.Succeed("apply", "-k", Path.Combine(Folder, "base"));

        Assert.Equal(Permissions.OfRuntime.Order(StringComparer.Ordinal), Allowed("role", "torghut-sim-runtime"));
        Assert.Equal(Permissions.OfArgocd.Order(StringComparer.Ordinal), Allowed("clusterrole", "torghut-sim-argocd"));
    }

    [Fact]
    public void TheGuardRunsAloneAndWithoutPrivileges()
    {
        _kubectl.Succeed("apply", "-k", Path.Combine(Folder, "base"));

        JsonNode spec = JsonNode.Parse(_kubectl.Succeed("get", "cronjob", "torghut-sim-guard", "-o", "json"))!["spec"]!;
        JsonNode pod = spec["jobTemplate"]!["spec"]!["template"]!["spec"]!;
        Assert.Equal("Forbid", (string?)spec["concurrencyPolicy"]);
        Assert.Equal(["guard", "--namespace", "torghut", "--json"], pod["containers"]![0]!["args"]!.AsArray().Select(argument => (string?)argument));
        Assert.True((bool)pod["containers"]![0]!["securityContext"]!["readOnlyRootFilesystem"]!);
        Assert.True((bool)pod["securityContext"]!["runAsNonRoot"]!);
    }

    private static int Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;

    private IEnumerable<string> Allowed(string kind, string name) =>
        JsonNode.Parse(_kubectl.Succeed("get", kind, name, "-o", "json"))!["rules"]!.AsArray().SelectMany(rule =>
            from resource in rule!["resources"]!.AsArray()
            from verb in rule["verbs"]!.AsArray()
            let resourceGroup = (string)rule["apiGroups"]![0]!
            select $"{(string)verb!} {(string)resource!}{(resourceGroup.Length == 0 ? string.Empty : "." + resourceGroup)}")
        .Order(StringComparer.Ordinal);
}

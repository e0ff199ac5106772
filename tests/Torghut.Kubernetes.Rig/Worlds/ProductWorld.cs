using System.Text.Json.Nodes;
using Torghut.Kubernetes.Rig.Controllers.Applications;
using Torghut.Kubernetes.Rig.Controllers.ApplicationSets;
using Torghut.Kubernetes.Rig.Controllers.Machinery;
using Torghut.Kubernetes.Rig.Controllers.Workloads;
using Torghut.Kubernetes.Rig.Git;
using Torghut.Kubernetes.Rig.Resources;
using Torghut.Kubernetes.Rig.Storage;

namespace Torghut.Kubernetes.Rig.Worlds;

/// <summary>
/// A cluster as operators have it: a root Application manages the ApplicationSet <c>product</c> from Git; its matrix of
/// clusters and elements makes the Application <c>torghut</c>, which manages a config map, a Flink deployment and a
/// Knative service; all controllers run.
/// </summary>
public sealed class ProductWorld : IDisposable
{
    /// <summary>Pointer of the element's switch.</summary>
    public const string ElementPointer = "/spec/generators/0/matrix/generators/1/list/elements/1/automation";

    /// <summary>The ApplicationSet.</summary>
    public static readonly ObjectKey SetKey = new(ResourceKinds.ApplicationSet, "argocd", "product");

    /// <summary>The root Application.</summary>
    public static readonly ObjectKey RootKey = new(ResourceKinds.Application, "argocd", "root");

    /// <summary>The Application of the trading system.</summary>
    public static readonly ObjectKey ApplicationKey = new(ResourceKinds.Application, "argocd", "torghut");

    /// <summary>The technical analysis' config map.</summary>
    public static readonly ObjectKey ConfigMapKey = new(ResourceKinds.ConfigMap, "torghut", "torghut-ta-sim-config");

    /// <summary>The technical analysis' Flink deployment.</summary>
    public static readonly ObjectKey FlinkKey = new(ResourceKinds.FlinkDeployment, "torghut", "torghut-ta-sim");

    /// <summary>The trader's Knative service.</summary>
    public static readonly ObjectKey ServiceKey = new(ResourceKinds.KnativeService, "torghut", "torghut-sim");

    /// <summary>Builds the world; its controllers run on the clock.</summary>
    public ProductWorld(TimeProvider time, ProductWorldOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Store = new ClusterStore(time);
        Host = new ControllerHost(Store, time, options.Seed);
        Seed(options);
        ApplicationSets = new ApplicationSetController(Host, SetBehavior);
        Applications = new ApplicationController(Host, Git, ApplicationBehavior);
        Knative = new KnativeController(Host, Workloads);
        Flink = new FlinkController(Host, Workloads);
        AnalysisRuns = new AnalysisRunController(Host, Workloads);
    }

    /// <summary>The objects.</summary>
    public ClusterStore Store { get; }

    /// <summary>Clock and chance of the controllers.</summary>
    public ControllerHost Host { get; }

    /// <summary>What Git says.</summary>
    public GitRepository Git { get; } = new();

    /// <summary>Behaviour of the ApplicationSet controller.</summary>
    public ApplicationSetBehavior SetBehavior { get; } = new();

    /// <summary>Behaviour of the application controller.</summary>
    public ApplicationBehavior ApplicationBehavior { get; } = new();

    /// <summary>Behaviour of the workloads' controllers.</summary>
    public WorkloadBehavior Workloads { get; } = new();

    /// <summary>The ApplicationSet controller.</summary>
    public ApplicationSetController ApplicationSets { get; }

    /// <summary>The application controller.</summary>
    public ApplicationController Applications { get; }

    /// <summary>The Knative controller.</summary>
    public KnativeController Knative { get; }

    /// <summary>The Flink controller.</summary>
    public FlinkController Flink { get; }

    /// <summary>The analysis run controller.</summary>
    public AnalysisRunController AnalysisRuns { get; }

    /// <summary>The specifications and data that a run must leave as they were, as canonical text by object.</summary>
    public IReadOnlyDictionary<string, string> Specifications()
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (ResourceKind kind in ResourceKinds.All)
        {
            foreach (JsonObject item in Store.List(kind, null).Items)
            {
                JsonNode? content = item["spec"] ?? item["data"];
                found.Add($"{kind.Plural}/{(string?)item["metadata"]!["namespace"]}/{(string?)item["metadata"]!["name"]}", content is null ? string.Empty : Sorted(content).ToJsonString());
            }
        }

        return found;
    }

    /// <inheritdoc/>
    public void Dispose() => Host.Dispose();

    private static JsonNode Sorted(JsonNode value) => value switch
    {
        JsonObject map => new JsonObject(map.OrderBy(field => field.Key, StringComparer.Ordinal).Select(
            field => KeyValuePair.Create(field.Key, field.Value is null ? null : Sorted(field.Value)))),
        JsonArray list => new JsonArray([.. list.Select(child => child is null ? null : Sorted(child))]),
        _ => value.DeepClone(),
    };

    private static JsonObject Parse(string json) => (JsonObject)JsonNode.Parse(json)!;

    private void Seed(ProductWorldOptions options)
    {
        foreach (string ns in (ReadOnlySpan<string>)["argocd", "torghut"])
        {
            Store.Create(new ObjectKey(ResourceKinds.Namespace, string.Empty, ns), [], new WriteContext("kubectl"));
        }

        JsonObject set = SetManifest(options);
        Git.Commit("argocd/applicationsets", SetKey, set);
        Git.Commit("argocd/torghut", ConfigMapKey, Parse(
            $$"""
            {"data":{"TA_TRADES_TOPIC":"torghut.trades.v1","TA_QUOTES_TOPIC":"torghut.quotes.v1","TA_BARS1M_TOPIC":"torghut.bars.1m.v1",
             "TA_GROUP_ID":"torghut-ta","TA_CLICKHOUSE_URL":"{{options.AnalysisStore}}","TA_AUTO_OFFSET_RESET":"latest",
             "CANARY":"git"} }
            """));
        Git.Commit("argocd/torghut", FlinkKey, Parse(
            """{"spec":{"image":"torghut-ta:1","job":{"state":"running","upgradeMode":"last-state","parallelism":2},"restartNonce":3}}"""));
        Git.Commit("argocd/torghut", ServiceKey, Parse(
            """
            {"spec":{"template":{"spec":{"containers":[{"image":"torghut:1","ports":[{"containerPort":8080}],
             "env":[{"name":"DB_DSN","valueFrom":{"secretKeyRef":{"name":"torghut-db","key":"dsn"}}},
                    {"name":"TRADING_MODE","value":"paper"},{"name":"TRADING_EXECUTION_ADAPTER","value":"alpaca"},
                    {"name":"LOG_LEVEL","value":"info"}]}]}}}}
            """));
        Git.Commit("argocd/other", new ObjectKey(ResourceKinds.ConfigMap, "torghut", "other-config"), Parse("""{"data":{"KEY":"value"}}"""));
        foreach (string folder in (ReadOnlySpan<string>)["argocd/torghut", "argocd/other", "argocd/applicationsets"])
        {
            foreach ((ObjectKey key, JsonObject manifest) in Git.At(folder))
            {
                Store.Create(key, manifest, new WriteContext("argocd-controller"));
            }
        }

        if (options.HasRoot)
        {
            JsonObject root = RootManifest(options);
            root["status"] = SyncedAt(Git.Revision);
            Store.Create(RootKey, root, new WriteContext("kubectl-client-side-apply"));
        }
    }

    /// <summary>The state of an Application that was synced long ago, at the present revision.</summary>
    private static JsonObject SyncedAt(int revision) => Parse(
        $$"""
        {"sync":{"status":"Synced","revision":"rev-{{revision}}"},
         "operationState":{"phase":"Succeeded","startedAt":"2026-02-01T09:00:00Z","finishedAt":"2026-02-01T09:00:05Z",
          "operation":{"sync":{"revision":"rev-{{revision}}"} } } }
        """);

    private static JsonObject SetManifest(ProductWorldOptions options)
    {
        var clusters = new JsonArray([.. options.Clusters.Select(suffix => (JsonNode)new JsonObject { ["suffix"] = suffix })]);
        JsonObject elements = Parse(
            """
            {"list":{"elements":[
              {"name":"other","path":"argocd/other","automation":"auto"},
              {"name":"torghut","path":"argocd/torghut","automation":"auto","namespace":"torghut"}]}}
            """);
        elements["list"]!["elements"]![1]!["automation"] = options.Automation;
        JsonObject template = Parse("""{"metadata":{"name":"{{ .name }}{{ .suffix }}"},"spec":{"project":"default"}}""");
        if (options.IgnoreDifferences is { } rules)
        {
            template["spec"]!["ignoreDifferences"] = JsonNode.Parse(rules);
        }

        return new JsonObject
        {
            ["spec"] = new JsonObject
            {
                ["goTemplate"] = true,
                ["generators"] = new JsonArray(new JsonObject
                {
                    ["matrix"] = new JsonObject
                    {
                        ["generators"] = new JsonArray(new JsonObject { ["list"] = new JsonObject { ["elements"] = clusters } }, elements),
                    },
                }),
                ["syncPolicy"] = new JsonObject { ["preserveResourcesOnDeletion"] = true },
                ["template"] = template,
            },
        };
    }

    private static JsonObject RootManifest(ProductWorldOptions options)
    {
        JsonObject root = Parse(
            """
            {"spec":{"project":"default","source":{"repoURL":"https://git.example/product.git","path":"argocd/applicationsets","targetRevision":"main"},
             "destination":{"name":"in-cluster","namespace":"argocd"},"syncPolicy":{}}}
            """);
        if (options.RootAutomated is { } automated)
        {
            root["spec"]!["syncPolicy"]!["automated"] = Parse(automated);
        }

        return root;
    }
}

using System.Text.Json.Nodes;
using Torghut.Kubernetes.Rig.Resources;

namespace Torghut.Kubernetes.Rig.Http;

/// <summary>The documents by which <c>kubectl</c> learns what the server has.</summary>
internal static class Discovery
{
    private static readonly string[] s_verbs = ["create", "delete", "get", "list", "patch", "update", "watch"];

    /// <summary><c>/version</c>.</summary>
    public static JsonObject Version() => new()
    {
        ["major"] = "1",
        ["minor"] = "32",
        ["gitVersion"] = "v1.32.4",
        ["platform"] = "linux/amd64",
    };

    /// <summary><c>/api</c>.</summary>
    public static JsonObject CoreVersions() => new() { ["kind"] = "APIVersions", ["versions"] = new JsonArray("v1") };

    /// <summary><c>/apis</c>.</summary>
    public static JsonObject Groups()
    {
        var groups = new JsonArray();
        foreach (IGrouping<string, ResourceKind> group in ResourceKinds.All.Where(kind => kind.Group.Length > 0).GroupBy(kind => kind.Group))
        {
            groups.Add((JsonNode)Group(group.Key, group.First().Version));
        }

        groups.Add((JsonNode)Group("authorization.k8s.io", "v1"));
        return new JsonObject { ["kind"] = "APIGroupList", ["apiVersion"] = "v1", ["groups"] = groups };
    }

    /// <summary><c>/api/v1</c> and <c>/apis/{group}/{version}</c>.</summary>
    public static JsonObject Resources(string group, string version)
    {
        var resources = new JsonArray();
        foreach (ResourceKind kind in ResourceKinds.All.Where(kind => kind.Group == group && kind.Version == version))
        {
            resources.Add((JsonNode)Resource(kind, kind.Plural));
            if (kind.HasStatusSubresource)
            {
                resources.Add((JsonNode)Resource(kind, kind.Plural + "/status"));
            }
        }

        return new JsonObject
        {
            ["kind"] = "APIResourceList",
            ["apiVersion"] = "v1",
            ["groupVersion"] = group.Length == 0 ? version : $"{group}/{version}",
            ["resources"] = resources,
        };
    }

    /// <summary><c>/openapi/v3</c>.</summary>
    public static JsonObject OpenApiIndex()
    {
        var paths = new JsonObject();
        foreach ((string group, string version) in ResourceKinds.All.Select(kind => (kind.Group, kind.Version)).Distinct())
        {
            string path = group.Length == 0 ? $"api/{version}" : $"apis/{group}/{version}";
            paths[path] = new JsonObject { ["serverRelativeURL"] = $"/openapi/v3/{path}?hash=1" };
        }

        return new JsonObject { ["paths"] = paths };
    }

    /// <summary>The schema document of one group and version: open objects, so that every field passes.</summary>
    public static JsonObject OpenApi(string group, string version)
    {
        var schemas = new JsonObject();
        var paths = new JsonObject();
        foreach (ResourceKind kind in ResourceKinds.All.Where(kind => kind.Group == group && kind.Version == version))
        {
            schemas[kind.Kind] = new JsonObject
            {
                ["type"] = "object",
                ["x-kubernetes-preserve-unknown-fields"] = true,
                ["x-kubernetes-group-version-kind"] = new JsonArray((JsonNode)Identity(kind)),
            };
            string root = group.Length == 0 ? $"/api/{version}" : $"/apis/{group}/{version}";
            string path = kind.Namespaced ? $"{root}/namespaces/{{namespace}}/{kind.Plural}/{{name}}" : $"{root}/{kind.Plural}/{{name}}";
            paths[path] = new JsonObject
            {
                ["patch"] = new JsonObject
                {
                    ["x-kubernetes-action"] = "patch",
                    ["x-kubernetes-group-version-kind"] = Identity(kind),
                    ["parameters"] = new JsonArray(Parameter("fieldValidation"), Parameter("dryRun")),
                    ["responses"] = new JsonObject(),
                },
            };
        }

        return new JsonObject
        {
            ["openapi"] = "3.0.0",
            ["info"] = new JsonObject { ["title"] = "Kubernetes", ["version"] = "v1.32.4" },
            ["paths"] = paths,
            ["components"] = new JsonObject { ["schemas"] = schemas },
        };
    }

    private static JsonObject Group(string name, string version) => new()
    {
        ["name"] = name,
        ["versions"] = new JsonArray((JsonNode)GroupVersion(name, version)),
        ["preferredVersion"] = GroupVersion(name, version),
    };

    private static JsonObject GroupVersion(string name, string version) => new() { ["groupVersion"] = $"{name}/{version}", ["version"] = version };

    private static JsonObject Resource(ResourceKind kind, string name)
    {
        var verbs = new JsonArray();
        foreach (string verb in s_verbs)
        {
            verbs.Add(verb);
        }

        return new JsonObject
        {
            ["name"] = name,
            ["singularName"] = kind.Kind.ToLowerInvariant(),
            ["namespaced"] = kind.Namespaced,
            ["kind"] = kind.Kind,
            ["verbs"] = verbs,
        };
    }

    private static JsonObject Identity(ResourceKind kind) => new() { ["group"] = kind.Group, ["version"] = kind.Version, ["kind"] = kind.Kind };

    private static JsonObject Parameter(string name) => new()
    {
        ["name"] = name,
        ["in"] = "query",
        ["schema"] = new JsonObject { ["type"] = "string" },
    };
}

using System.Globalization;
using System.Text.Json.Nodes;
using Torghut.Platform.Cluster.Kubernetes.Things;

namespace Torghut.Platform.Cluster.Kubernetes.Workloads;

/// <summary>The commands that put workloads back by hand, ready to be pasted into a shell. Secret texts are fetched from the run's Secret by them.</summary>
internal static class ManualCommands
{
    /// <summary>Puts a Flink deployment's job back.</summary>
    public static string OfJob(RuntimeNames names, string value)
    {
        var job = (JsonObject)CanonicalJson.Parse(value)!;
        var spec = new JsonObject
        {
            ["restartNonce"] = job["restartNonce"]?.DeepClone(),
            ["job"] = new JsonObject { ["state"] = job["state"]?.DeepClone(), ["upgradeMode"] = job["upgradeMode"]?.DeepClone() },
        };
        return $"kubectl -n {names.Namespace} patch flinkdeployment {names.Deployment} --type merge -p {Quoted(new JsonObject { ["spec"] = spec }, names, string.Empty)}";
    }

    /// <summary>Puts the keys of a config map back; null deletes one.</summary>
    public static string OfConfigMap(RuntimeNames names, string captured, string secret)
    {
        var patch = new JsonObject { ["data"] = CanonicalJson.Parse(captured) };
        return $"kubectl -n {names.Namespace} patch configmap {names.ConfigMap} --type merge -p {Quoted(patch, names, secret)}";
    }

    /// <summary>Puts the variables of a service back, each where the run's change has put it.</summary>
    /// <param name="names">The workloads.</param>
    /// <param name="positions">Index of each variable after the run's change.</param>
    /// <param name="captured">What was there.</param>
    /// <param name="secret">Name of the run's Secret.</param>
    public static string OfService(RuntimeNames names, IReadOnlyDictionary<string, int> positions, string captured, string secret)
    {
        var before = (JsonObject)CanonicalJson.Parse(captured)!;
        var operations = new JsonArray();

        // From behind, so that what is removed moves nothing that is still to be changed.
        foreach ((string name, int at) in positions.OrderByDescending(position => position.Value))
        {
            string pointer = string.Create(CultureInfo.InvariantCulture, $"/spec/template/spec/containers/0/env/{at}");
            operations.Add(JsonOperations.Test(pointer + "/name", name));
            if (before[name] is not JsonObject entry)
            {
                operations.Add(JsonOperations.Remove(pointer));
                continue;
            }

            var whole = new JsonObject { ["name"] = name };
            foreach ((string key, JsonNode? value) in entry)
            {
                whole[key] = value?.DeepClone();
            }

            operations.Add((JsonNode)new JsonObject { ["op"] = "replace", ["path"] = pointer, ["value"] = whole });
        }

        return $"kubectl -n {names.Namespace} patch services.serving.knative.dev {names.Service} --type json -p {Quoted(operations, names, secret)}";
    }

    /// <summary>A JSON text as one word of a shell, with what is sealed read from the Secret.</summary>
    private static string Quoted(JsonNode json, RuntimeNames names, string secret)
    {
        string text = CanonicalJson.Of(json)!.Replace("'", "'\\''", StringComparison.Ordinal);
        return "'" + SealedValues.Marks().Replace(
            text,
            match => $"'\"$(kubectl -n {names.Namespace} get secret {secret} -o jsonpath='{{.data.{SealedValues.KeyOf(match.Value)}}}' | base64 -d)\"'") + "'";
    }
}

using System.Text.Json.Nodes;

namespace Torghut.Platform.Cluster.Kubernetes.ArgoCd;

/// <summary>What was found before anything is switched.</summary>
/// <param name="SetUid">Uid of the ApplicationSet.</param>
/// <param name="Element">Its element.</param>
/// <param name="Targets">The Applications that the element makes, by name.</param>
/// <param name="Others">Hashes of the specifications of the set's other Applications, by name: none of them may change.</param>
/// <param name="Root">The Application that manages the set; null for none.</param>
internal sealed record ArgoSurvey(
    string SetUid,
    AutomationElement Element,
    IReadOnlyList<JsonObject> Targets,
    IReadOnlyDictionary<string, string> Others,
    JsonObject? Root)
{
    /// <summary>A value that can be changed to see whether it is put back; null where none is configured.</summary>
    public Canary? Canary { get; init; }

    /// <summary>Names of the targets, in order.</summary>
    public IEnumerable<string> TargetNames => Targets.Select(NameOf);

    /// <summary>Name of an object.</summary>
    public static string NameOf(JsonObject value) => (string)value["metadata"]!["name"]!;
}

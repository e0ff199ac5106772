using System.Text.Json.Nodes;
using Torghut.Platform.Cluster.Kubernetes.Api;
using Torghut.Platform.Cluster.Kubernetes.Things;

namespace Torghut.Platform.Cluster.Kubernetes.ArgoCd;

/// <summary>
/// The <c>automation</c> of an ApplicationSet's element: target <c>namespace/set#element</c>, value <c>auto</c> or
/// <c>manual</c>. The element is found by name at every reading: lists are ordered anew.
/// </summary>
internal sealed class ElementKind : IThingKind
{
    /// <summary>Name of the kind in obligations.</summary>
    public const string Name = "argocd_element";

    private static readonly string[] s_field = ["spec", "generators"];

    /// <inheritdoc/>
    public string Kind => Name;

    /// <inheritdoc/>
    public ObjectRef? ObjectOf(string target) =>
        ThingTarget.Parse(target) is { Part.Length: > 0 } parsed ? parsed.In(ResourcePath.ApplicationSets) : null;

    /// <inheritdoc/>
    public ThingView Look(string target, JsonObject holder) => Find(target, holder) switch
    {
        ElementSearchResult.Found { Element.Automation: { } mode } => new ThingView.Seen(mode, s_field),
        ElementSearchResult.Found found => new ThingView.Missing($"the element at {found.Element.Pointer} has no text 'automation'"),
        ElementSearchResult.Ambiguous several => new ThingView.Missing($"several elements have the name: {string.Join(", ", several.Pointers)}"),
        ElementSearchResult.InText text => new ThingView.Missing($"the element is text at {text.Pointer}"),
        _ => new ThingView.Missing("the ApplicationSet has no element of the name"),
    };

    /// <inheritdoc/>
    public JsonArray Change(string target, JsonObject holder, string? desired)
    {
        AutomationElement element = ((ElementSearchResult.Found)Find(target, holder)).Element;
        return new JsonArray(
            new JsonObject { ["op"] = "test", ["path"] = $"{element.Pointer}/name", ["value"] = ThingTarget.Parse(target)!.Value.Part },
            new JsonObject { ["op"] = "test", ["path"] = element.AutomationPointer, ["value"] = element.Automation },
            new JsonObject { ["op"] = "replace", ["path"] = element.AutomationPointer, ["value"] = desired });
    }

    private static ElementSearchResult Find(string target, JsonObject holder) =>
        ElementSearch.Find(holder, ThingTarget.Parse(target)!.Value.Part);
}

using System.Text.Json.Nodes;

namespace Torghut.Platform.Cluster.Kubernetes.ArgoCd;

/// <summary>An element of an ApplicationSet's list.</summary>
/// <param name="Pointer">Where it is now; moves when elements are added or ordered anew.</param>
/// <param name="Content">The element.</param>
internal sealed record AutomationElement(string Pointer, JsonObject Content)
{
    /// <summary>Key of the switch.</summary>
    public const string Key = "automation";

    /// <summary>Value of the switch; null when the element has none or it is no text.</summary>
    public string? Automation => Content[Key] is JsonValue value && value.TryGetValue(out string? mode) ? mode : null;

    /// <summary>Where the switch is.</summary>
    public string AutomationPointer => $"{Pointer}/{Key}";
}

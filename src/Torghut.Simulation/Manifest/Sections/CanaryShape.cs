using Torghut.Simulation.Manifest.Shapes;

namespace Torghut.Simulation.Manifest.Sections;

/// <summary><c>argocd.canary</c>.</summary>
internal static class CanaryShape
{
    private static readonly TextShape Name = new(TextRules.KubernetesName);

    /// <summary>The description.</summary>
    public static SectionShape<CanarySection> Shape { get; } = new SectionShape<CanarySection>(() => new CanarySection())
        .Add(new OptionalKey<CanarySection, string>(
            "group",
            "API group of the object.",
            Name,
            canary => canary.Group,
            (canary, value) => canary with { Group = value })
        { DefaultWords = "the core group" })
        .Value(
            "kind",
            new TextShape(TextRules.KubernetesKind),
            canary => canary.Kind,
            (canary, value) => canary with { Kind = value },
            "Kind of the object; no Secret.")
        .Required(
            "namespace",
            Name,
            canary => canary.Namespace,
            (canary, value) => canary with { Namespace = value },
            "Namespace of the object.")
        .Required(
            "name",
            Name,
            canary => canary.Name,
            (canary, value) => canary with { Name = value },
            "Name of the object.")
        .Required(
            "pointer",
            new TextShape(TextRules.JsonPointer),
            canary => canary.Pointer,
            (canary, value) => canary with { Pointer = value },
            "Where the value stands in the object, for example /data/CANARY. Git must define it, and no rule of Argo CD ignore it.")
        .Required(
            "value",
            new TextShape(TextRules.Any),
            canary => canary.Value,
            (canary, value) => canary with { Value = value },
            "What is put there for the moment, another than Git's; in quotes, also where a number or a flag stands.");
}

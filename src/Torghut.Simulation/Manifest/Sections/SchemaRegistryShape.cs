using Torghut.Simulation.Manifest.Shapes;

namespace Torghut.Simulation.Manifest.Sections;

/// <summary><c>schema_registry</c>.</summary>
internal static class SchemaRegistryShape
{
    /// <summary>The description.</summary>
    public static SectionShape<SchemaRegistrySection> Shape { get; } =
        new SectionShape<SchemaRegistrySection>(() => new SchemaRegistrySection())
            .Required(
                "url",
                new TextShape(TextRules.HttpUrl),
                registry => registry.Url,
                (registry, value) => registry with { Url = value },
                "Address of the registry.");
}

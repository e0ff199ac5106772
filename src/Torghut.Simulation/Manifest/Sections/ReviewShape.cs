using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Torghut.Simulation.Manifest.Documents;
using Torghut.Simulation.Manifest.Shapes;

namespace Torghut.Simulation.Manifest.Sections;

/// <summary><c>review</c>: its keys, or the mode alone.</summary>
internal sealed class ReviewShape : ValueShape<ReviewSection>
{
    private static readonly ChoiceShape Mode = new("off")
    {
        RefusalCode = word => word is "rules" or "llm" ? "review_mode_not_supported" : "not_allowed",
        Refused = new Dictionary<string, string>
        {
            ["rules"] = "review by rules is not supported yet",
            ["llm"] = "review by a language model is not supported yet",
        },
    };

    private static readonly SectionShape<ReviewSection> Keys = new SectionShape<ReviewSection>(() => new ReviewSection())
        .Value(
            "mode",
            Mode,
            review => Mode.Word((int)review.Mode),
            (review, value) => review with { Mode = (ReviewMode)Mode.Index(value) },
            "Who reviews decisions before they become orders.");

    /// <inheritdoc/>
    public override string Expectation => $"{Mode.Expectation}, or keys with values";

    /// <inheritdoc/>
    public override IReadOnlyList<ShapePart> Parts => Keys.Parts;

    /// <inheritdoc/>
    public override void WriteSchema(Utf8JsonWriter schema, bool nullable)
    {
        schema.WriteStartArray("anyOf");
        schema.WriteStartObject();
        Keys.WriteSchema(schema, nullable);
        schema.WriteEndObject();
        schema.WriteStartObject();
        Mode.WriteSchema(schema, nullable: false);
        schema.WriteEndObject();
        schema.WriteEndArray();
    }

    /// <inheritdoc/>
    public override bool TryRead(ManifestNode node, string path, Binding binding, [MaybeNullWhen(false)] out ReviewSection value)
    {
        if (node is not ScalarNode)
        {
            return Keys.TryRead(node, path, binding, out value);
        }

        var valid = Mode.TryRead(node, path, binding, out var mode);
        value = valid ? new ReviewSection { Mode = (ReviewMode)Mode.Index(mode!) } : null;
        return valid;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter json, ReviewSection value) => Keys.Write(json, value);
}

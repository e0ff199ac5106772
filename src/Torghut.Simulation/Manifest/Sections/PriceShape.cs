using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Torghut.Reporting.Request;
using Torghut.Simulation.Manifest.Documents;
using Torghut.Simulation.Manifest.Shapes;

namespace Torghut.Simulation.Manifest.Sections;

/// <summary>One model of <c>prices</c>: a price per million tokens, or one for prompts and one for completions.</summary>
internal sealed class PriceShape : ValueShape<ModelPrice>
{
    /// <summary>All models.</summary>
    public static MapShape<ModelPrice> Map { get; } = new(new PriceShape(), TextRules.Any);

    private static readonly SectionShape<ModelPrice> Keys =
        new SectionShape<ModelPrice>(() => new ModelPrice { PromptPerMillion = 0, CompletionPerMillion = 0 })
            .Required(
                "prompt_per_million",
                MoneyShape.NotNegative,
                price => price.PromptPerMillion,
                (price, value) => price with { PromptPerMillion = value },
                "Price of a million prompt tokens.")
            .Required(
                "completion_per_million",
                MoneyShape.NotNegative,
                price => price.CompletionPerMillion,
                (price, value) => price with { CompletionPerMillion = value },
                "Price of a million completion tokens.");

    /// <inheritdoc/>
    public override string Expectation => $"{MoneyShape.NotNegative.Expectation}, or prompt_per_million and completion_per_million";

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
        MoneyShape.NotNegative.WriteSchema(schema, nullable: false);
        schema.WriteEndObject();
        schema.WriteEndArray();
    }

    /// <inheritdoc/>
    public override bool TryRead(ManifestNode node, string path, Binding binding, [MaybeNullWhen(false)] out ModelPrice value)
    {
        if (node is MappingNode)
        {
            return Keys.TryRead(node, path, binding, out value);
        }

        value = null;
        if (node is not ScalarNode)
        {
            binding.RefuseKind(node, path, Expectation);
            return false;
        }

        var valid = MoneyShape.NotNegative.TryRead(node, path, binding, out var price);
        value = valid ? new ModelPrice { PromptPerMillion = price, CompletionPerMillion = price } : null;
        return valid;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter json, ModelPrice value) => Keys.Write(json, value);
}

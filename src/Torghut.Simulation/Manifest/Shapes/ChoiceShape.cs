using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Torghut.Simulation.Manifest.Documents;
using Torghut.Simulation.Manifest.Problems;

namespace Torghut.Simulation.Manifest.Shapes;

/// <summary>
/// One of a few words. Records hold them as enumerations, whose values are the words' indexes; the shape itself knows
/// words only, because a generic shape per enumeration costs every start of the program its compilation.
/// </summary>
/// <param name="words">The words.</param>
internal sealed class ChoiceShape(params string[] words) : ScalarShape<string>
{
    /// <summary>The code of a refused word; null for <c>not_allowed</c>.</summary>
    public Func<string, string>? RefusalCode { get; init; }

    /// <summary>Words that are refused with a reason of their own.</summary>
    public IReadOnlyDictionary<string, string> Refused { get; init; } = new Dictionary<string, string>();

    /// <inheritdoc/>
    public override string Expectation =>
        words.Length == 1 ? words[0] : "one of " + string.Join(", ", words);

    /// <summary>The word of an index.</summary>
    public string Word(int index) => words[index];

    /// <summary>The index of a word that was read.</summary>
    public int Index(string word) => Array.IndexOf(words, word);

    /// <inheritdoc/>
    public override void WriteSchema(Utf8JsonWriter schema, bool nullable)
    {
        schema.WriteStartArray("enum");
        foreach (var word in words)
        {
            schema.WriteStringValue(word);
        }

        if (nullable)
        {
            schema.WriteNullValue();
        }

        schema.WriteEndArray();
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter json, string value) => json.WriteStringValue(value);

    /// <inheritdoc/>
    protected override bool AcceptsForm(ScalarNode scalar, ExpandedText text, out string hint)
    {
        hint = "";
        return scalar.IsQuoted || text.HasVariables || ScalarForms.Of(text.Text) == ScalarForm.Text;
    }

    /// <inheritdoc/>
    protected override bool TryConvert(string text, string path, Binding binding, [MaybeNullWhen(false)] out string value)
    {
        value = text;
        return Index(text) >= 0;
    }

    /// <inheritdoc/>
    protected override void Refuse(
        ScalarNode scalar, ExpandedText text, string path, string code, Binding binding, string hint)
    {
        var reason = Refused.TryGetValue(text.Text, out var given) ? $" ({given})" : "";
        binding.RefuseAt(scalar.At, new ManifestProblem
        {
            Code = RefusalCode?.Invoke(text.Text) ?? code,
            Key = path,
            Found = Found(scalar, text),
            Expected = Expectation + reason,
            Suggestion = reason.Length > 0 ? null : NearestName.Find(text.Text, words),
        });
    }
}

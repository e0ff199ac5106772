using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Torghut.Simulation.Manifest.Documents;
using Torghut.Simulation.Manifest.Shapes;

namespace Torghut.Simulation.Manifest.Sections;

/// <summary><c>source</c>: its <c>kind</c> tells which other keys there are.</summary>
internal sealed class SourceShape : ValueShape<SourceSection>
{
    private const string KindKey = "kind";

    /// <summary>The kinds in the order of the reference.</summary>
    public static IReadOnlyList<SourceKind> Kinds { get; } =
    [
        new SourceVariant<SyntheticSource>(
            "synthetic", "A seeded day that looks like a market; needs no data.", () => new SyntheticSource(), AddSyntheticKeys),
        new SourceVariant<LeanTicksSource>(
            "lean_ticks",
            "Trade and quote zips in LEAN's tick format.",
            () => new LeanTicksSource { Path = "", Symbols = [] },
            AddLeanKeys),
        new SourceVariant<DumpSource>(
            "dump",
            "A recorded dump (.ndjson, .jsonl, plain, .gz or .zst), this program's or another tool's.",
            () => new DumpSource { Path = "" },
            section => section.Required(
                "path",
                FileShape.Instance,
                source => source.Path,
                (source, value) => source with { Path = value },
                "The dump file; a relative path is below the manifest's folder.")),
        new SourceVariant<KafkaSource>(
            "kafka", "The source topics of the brokers in the section kafka.", () => new KafkaSource(), _ => { }),
    ];

    private static readonly ChoiceShape KindShape = new([.. Kinds.Select(kind => kind.Word)]);

    /// <inheritdoc/>
    public override string Expectation => $"keys with values, kind among them: {KindShape.Expectation}";

    /// <inheritdoc/>
    public override IReadOnlyList<ShapePart> Parts =>
        [.. Kinds.Select(kind => new ShapePart($" of kind {kind.Word}", kind.Description, kind.Section))];

    /// <inheritdoc/>
    public override void WriteSchema(Utf8JsonWriter schema, bool nullable)
    {
        schema.WriteStartArray("oneOf");
        foreach (var kind in Kinds)
        {
            schema.WriteStartObject();
            schema.WriteString("title", kind.Word);
            schema.WriteString("description", kind.Description);
            kind.WriteSchema(schema, nullable);
            schema.WriteEndObject();
        }

        schema.WriteEndArray();
    }

    /// <inheritdoc/>
    public override bool TryRead(ManifestNode node, string path, Binding binding, [MaybeNullWhen(false)] out SourceSection value)
    {
        value = null;
        if (node is not MappingNode mapping)
        {
            binding.RefuseKind(node, path, Expectation);
            return false;
        }

        var keys = new SectionKeys(mapping, path, binding);
        if (!keys.Has(KindKey))
        {
            keys.Missing(KindKey, KindShape.Expectation);
            return false;
        }

        var kindNode = mapping.Entries.First(entry => entry.Key == KindKey).Value;
        return KindShape.TryRead(kindNode, KeyPath.Child(path, KindKey), binding, out var word)
            && Kinds[KindShape.Index(word)].TryRead(WithKind(mapping, word), path, binding, out value);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter json, SourceSection value) =>
        Kinds.First(kind => kind.Word == value.Kind).Write(json, value);

    /// <summary>The section with its kind as the word it was read as, so that a variable in it is put in once.</summary>
    private static MappingNode WithKind(MappingNode mapping, string word) => new(
        mapping.At,
        [.. mapping.Entries.Select(entry =>
            entry.Key == KindKey ? entry with { Value = new ScalarNode(entry.Value.At, word, IsQuoted: true) } : entry)]);

    private static void AddSyntheticKeys(SectionShape<SyntheticSource> section) => section
        .Value(
            "seed",
            new WholeShape(),
            source => source.Seed,
            (source, value) => source with { Seed = value },
            "Seed of the day: equal seed, day and symbols give the same day.")
        .Value(
            "symbols",
            new SyntheticSymbolsShape(),
            source => source.Symbols,
            (source, value) => source with { Symbols = value },
            "Symbols of the day, as a list of names or as a number of symbols.");

    private static void AddLeanKeys(SectionShape<LeanTicksSource> section) => section
        .Required(
            "path",
            FileShape.Instance,
            source => source.Path,
            (source, value) => source with { Path = value },
            "LEAN's Data folder, the one above equity/; a relative path is below the manifest's folder.")
        .Required(
            "symbols",
            SymbolShapes.Symbols,
            source => source.Symbols,
            (source, value) => source with { Symbols = value },
            "Symbols to read; each needs its trade and quote zip of the trading day.")
        .Value(
            "market",
            new TextShape(TextRules.Market),
            source => source.Market,
            (source, value) => source with { Market = value },
            "Folder of the market below equity/.");
}

using Torghut.Simulation.Manifest.Problems;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Torghut.Simulation.Manifest.Documents;

/// <summary>
/// Reads YAML 1.2, and JSON as its part, into nodes that know their places. It works on the parser's events, so that no
/// value is converted before somebody knows what is expected of it.
/// </summary>
internal sealed class ManifestReader
{
    /// <summary>Deepest nesting that is read.</summary>
    public const int MaxDepth = 50;

    /// <summary>Most values of a manifest, with everything its aliases repeat.</summary>
    public const int MaxWeight = 20_000;

    private readonly Parser _parser;
    private readonly List<ManifestProblem> _problems;
    private readonly Dictionary<string, ManifestNode?> _anchors = new(StringComparer.Ordinal);
    private SourceLocation _at = new(1, 1);
    private int _weight;

    private ManifestReader(string text, List<ManifestProblem> problems)
    {
        _parser = new Parser(new StringReader(text));
        _problems = problems;
    }

    /// <summary>Reads the one document of a text.</summary>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="problems">Takes what is wrong: the first broken place, and every key that stands twice before it.</param>
    /// <returns>The document's value; null where the text is broken or empty.</returns>
    public static ManifestNode? Read(string text, List<ManifestProblem> problems)
    {
        var reader = new ManifestReader(text, problems);
        try
        {
            return reader.ReadDocument();
        }
        catch (UnreadableManifestException error)
        {
            problems.Add(error.Problem);
        }
        catch (YamlException error)
        {
            var at = new SourceLocation((int)error.Start.Line, (int)error.Start.Column);
            problems.Add(Broken(at, Sentence(error.Message), text));
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // The scanner leaves its own state machine on some broken texts, for example an unclosed [ before a key.
            problems.Add(Broken(reader._at, "a value that does not end or a key where none can be", text));
        }

        return null;
    }

    private ManifestNode? ReadDocument()
    {
        Next<StreamStart>();
        if (Next() is StreamEnd)
        {
            _problems.Add(new ManifestProblem { Code = "manifest_empty", Found = "nothing", Expected = "keys and values" });
            return null;
        }

        Next();
        var root = ReadNode("", depth: 0);
        Next<DocumentEnd>();
        if (Next() is DocumentStart second)
        {
            throw new UnreadableManifestException(
                Problem(Place(second), "yaml_syntax", "", "a second document", "one document"));
        }

        return root;
    }

    private ManifestNode ReadNode(string path, int depth)
    {
        var current = _parser.Current!;
        var at = Place(current);
        if (depth > MaxDepth)
        {
            throw Unreadable(at, $"values nested deeper than {MaxDepth} levels", $"at most {MaxDepth} levels");
        }

        CountWeight(1, at);
        switch (current)
        {
            case AnchorAlias alias:
                return Repeat(alias, at);
            case Scalar scalar:
                return Keep(scalar.Anchor, ReadScalar(scalar, at));
            case SequenceStart sequence:
                Announce(sequence.Anchor);
                RefuseTag(sequence.Tag, "tag:yaml.org,2002:seq", at);
                return Keep(sequence.Anchor, ReadSequence(path, at, depth));
            case MappingStart mapping:
                Announce(mapping.Anchor);
                RefuseTag(mapping.Tag, "tag:yaml.org,2002:map", at);
                return Keep(mapping.Anchor, ReadMapping(path, at, depth));
            default:
                throw Unreadable(at, "no value", "a value");
        }
    }

    private static ScalarNode ReadScalar(Scalar scalar, SourceLocation at)
    {
        var quoted = scalar.Style != ScalarStyle.Plain;
        if (!scalar.Tag.IsEmpty)
        {
            quoted = true;
            if (scalar.Tag.IsNonSpecific ? scalar.Tag.Value != "!" : scalar.Tag.Value != "tag:yaml.org,2002:str")
            {
                throw Unreadable(at, $"the tag {scalar.Tag.Value}", "a value without a tag");
            }
        }

        return new ScalarNode(at, scalar.Value, quoted);
    }

    private SequenceNode ReadSequence(string path, SourceLocation at, int depth)
    {
        var items = new List<ManifestNode>();
        while (Next() is not SequenceEnd)
        {
            items.Add(ReadNode(KeyPath.Item(path, items.Count), depth + 1));
        }

        return new SequenceNode(at, items);
    }

    private MappingNode ReadMapping(string path, SourceLocation at, int depth)
    {
        var entries = new List<MappingEntry>();
        var known = new Dictionary<string, MappingEntry>(StringComparer.Ordinal);
        while (Next() is not MappingEnd)
        {
            var keyAt = Place(_parser.Current!);
            if (_parser.Current is not Scalar key)
            {
                throw Unreadable(keyAt, "a key that is not a single text", "a key");
            }

            Next();
            var keyPath = KeyPath.Child(path, key.Value);
            var value = ReadNode(keyPath, depth + 1);
            if (known.TryGetValue(key.Value, out var first))
            {
                _problems.Add(Problem(
                    keyAt, "duplicate_key", keyPath, $"the key a second time (first on line {first.KeyAt.Line})", "every key once"));
                continue;
            }

            var entry = new MappingEntry(key.Value, keyAt, value);
            known.Add(key.Value, entry);
            entries.Add(entry);
        }

        return new MappingNode(at, entries);
    }

    private ManifestNode Repeat(AnchorAlias alias, SourceLocation at)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out var node))
        {
            throw Unreadable(at, $"*{alias.Value}", $"a value marked &{alias.Value} before it");
        }

        if (node is null)
        {
            throw Unreadable(at, $"*{alias.Value} inside the value that it repeats", "a value that does not hold itself");
        }

        CountWeight(node.Weight, at);
        return node;
    }

    private void Announce(AnchorName anchor)
    {
        if (!anchor.IsEmpty)
        {
            _anchors[anchor.Value] = null;
        }
    }

    private ManifestNode Keep(AnchorName anchor, ManifestNode node)
    {
        if (!anchor.IsEmpty)
        {
            _anchors[anchor.Value] = node;
        }

        return node;
    }

    private void CountWeight(int weight, SourceLocation at)
    {
        _weight += weight;
        if (_weight > MaxWeight)
        {
            throw Unreadable(at, $"more than {MaxWeight} values, repeated ones included", $"at most {MaxWeight}");
        }
    }

    private static void RefuseTag(TagName tag, string allowed, SourceLocation at)
    {
        if (!tag.IsEmpty && tag.Value != allowed && tag.Value != "!")
        {
            throw Unreadable(at, $"the tag {tag.Value}", "a value without a tag");
        }
    }

    private ParsingEvent Next()
    {
        if (!_parser.MoveNext())
        {
            throw Unreadable(_at, "the end of the text", "a value");
        }

        _at = Place(_parser.Current!);
        return _parser.Current!;
    }

    private void Next<T>()
        where T : ParsingEvent
    {
        if (Next() is not T)
        {
            throw Unreadable(_at, "something else than one document", "one document");
        }
    }

    private static SourceLocation Place(ParsingEvent parsed) => new((int)parsed.Start.Line, (int)parsed.Start.Column);

    private static UnreadableManifestException Unreadable(SourceLocation at, string found, string expected) =>
        new(Problem(at, "yaml_syntax", "", found, expected));

    private static ManifestProblem Problem(SourceLocation at, string code, string key, string found, string expected) =>
        new() { Code = code, Line = at.Line, Column = at.Column, Key = key, Found = found, Expected = expected };

    private static ManifestProblem Broken(SourceLocation at, string found, string text)
    {
        var lines = text.Split('\n');
        var line = at.Line <= lines.Length ? lines[at.Line - 1] : "";
        var expected = "YAML or JSON";
        if (line.Contains('{', StringComparison.Ordinal) && line.Contains("${", StringComparison.Ordinal))
        {
            expected += " (a ${NAME} between { } or [ ] must be in quotes: \"${NAME}\")";
        }
        else if (line.Contains('\t', StringComparison.Ordinal))
        {
            expected += " (spaces, not tabs, at the beginning of a line)";
        }

        return Problem(at, "yaml_syntax", "", found, expected);
    }

    private static string Sentence(string message)
    {
        var text = message.ReplaceLineEndings(" ").Trim().TrimEnd('.');
        return text.Length == 0 ? "a broken text" : char.ToLowerInvariant(text[0]) + text[1..];
    }
}

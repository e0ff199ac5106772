using System.Text;
using Torghut.Simulation.Manifest.Documents;
using Torghut.Simulation.Manifest.Sections;
using Torghut.Simulation.Manifest.Shapes;

namespace Torghut.Simulation.Manifest.Publishing;

/// <summary>
/// The reference of manifests in Markdown, made of the same description as the parser. It is published as
/// <c>docs/manifest.md</c>.
/// </summary>
public static class ManifestReference
{
    private const string Introduction =
        """
        # The manifest

        One file says everything about a simulation: where the day comes from, which part of it is replayed, what trades,
        what the report charges and expects. It is YAML 1.2, or JSON, which is a part of it.

        Start from `config/simulation/full-day-2026-02-27.yaml`, which needs no data, or let `torghut-sim init` write one.
        The first line of those files tells editors the schema, `schemas/manifest.v1.schema.json`, so that they complete
        and check keys while you type. This page and the schema are made of the description that the program itself reads
        manifests by.

        ## Rules for every key

        - Unknown keys are errors, and the message names the nearest known one. All errors of a file are reported at once,
          each with file, line, column, key, what was found and what is expected; the exit code is 2.
        - Keys are given once. Values have one type: `yes` and `on` are texts, booleans are `true` and `false`; numbers are
          written as in JSON (`010`, `0x1F`, `1_000` and `+5` are none); a text that looks like a number or a boolean needs
          quotes (`"2026"`). Dates and times are texts and need none. Decimal numbers are kept exactly and may be quoted.
        - `${NAME}` is the value of an environment variable, in any value; a variable that is not set is an error. `$${`
          stands for a literal `${`. Between `{ }` and `[ ]` quotes are needed: `{path: "${DATA}"}`.
        - Relative paths of sources are below the manifest's folder.
        - Anchors and aliases (`&a`, `*a`) may be used, up to 20000 values in all; merge keys (`<<`) and tags may not.
        - A password belongs into an environment variable that a key ending in `_env` names. In clear it is accepted with a
          warning, and never written anywhere.
        - Some keys of earlier tools are ignored with a warning; they are listed with the section they belong to.

        """;

    /// <summary>Makes the reference's text.</summary>
    public static string Write()
    {
        var text = new StringBuilder(Introduction);
        WriteSection(text, "", "The file", "", ManifestShape.Shape);
        return text.ToString();
    }

    private static void WriteSection(StringBuilder text, string path, string title, string description, ISection section)
    {
        text.Append('\n').Append(path.Length == 0 ? "## " : "### ").Append(title).Append("\n\n");
        if (description.Length > 0)
        {
            text.Append(description).Append("\n\n");
        }

        text.Append("| key | value | default | meaning |\n|---|---|---|---|\n");
        foreach (var entry in section.Entries)
        {
            text.Append("| `").Append(entry.Name).Append("` | ")
                .Append(Cell(ValueWords(entry))).Append(" | ")
                .Append(Cell(DefaultWords(entry))).Append(" | ")
                .Append(Cell(entry.Description)).Append(" |\n");
        }

        if (section.IgnoredKeys.Count > 0)
        {
            text.Append("\nIgnored with a warning: ").AppendJoin(", ", section.IgnoredKeys.Select(key => $"`{key}`")).Append(".\n");
        }

        foreach (var entry in section.Entries)
        {
            foreach (var part in entry.Shape.Parts)
            {
                var partPath = KeyPath.Child(path, entry.Name) + part.Suffix;
                WriteSection(text, partPath, TitleOf(partPath), Sentences(entry.Description, part.Description), part.Section);
            }
        }
    }

    private static string TitleOf(string path)
    {
        var kind = path.IndexOf(' ', StringComparison.Ordinal);
        return kind < 0 ? $"`{path}`" : $"`{path[..kind]}`{path[kind..]}";
    }

    private static string Sentences(string first, string second) => second.Length == 0 ? first : $"{first} {second}";

    private static string ValueWords(SectionEntry entry)
    {
        var words = entry.Shape.Expectation;
        return entry.IsNullable && entry.DefaultWords is null ? words + ", or null" : words;
    }

    private static string DefaultWords(SectionEntry entry)
    {
        if (entry.IsRequired)
        {
            return "**required**";
        }

        if (entry.DefaultWords is not null)
        {
            return entry.DefaultWords;
        }

        if (entry.WriteDefault is null)
        {
            return entry.IsNullable ? "none" : "the defaults below";
        }

        var json = JsonText.Write(indented: false, entry.WriteDefault);
        return json == "null" ? "none" : $"`{json.Replace("\",\"", "\", \"", StringComparison.Ordinal)}`";
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}

using System.Globalization;
using Torghut.Reporting.ControlPlane;

namespace Torghut.Reporting.Writers;

/// <summary>What a run took and gave back, in few lines of Markdown: the verdict, changes by others, and what is not simply restored.</summary>
internal static class ControlPlaneMarkdown
{
    private const int MostThings = 8;

    /// <summary>The lines.</summary>
    /// <param name="section">The section.</param>
    /// <param name="text">Makes foreign text harmless.</param>
    public static IEnumerable<string> Lines(ControlPlaneSection section, Func<string, string> text)
    {
        yield return "## Control plane";
        yield return string.Empty;
        if (section.Automation is { } automation)
        {
            string each = automation.Applications.Count < 2
                ? string.Empty
                : $" ({string.Join(", ", automation.Applications.Select(application => $"{text(application.Application)} {application.Verdict}"))})";
            yield return $"- automation away: **{automation.Verdict}**{each}: {text(automation.Explanation)}";
        }

        foreach (DriftRow drift in section.Drift)
        {
            yield return $"- **changed by another** `{drift.Code}`: {text(drift.Message)}";
        }

        List<RestoredThingRow> notable = [.. section.Things.Where(thing => thing.Finding is not ("restored" or "unchanged"))];
        string state = section.Restored switch
        {
            true => "everything is back",
            false => "**not everything is back**",
            _ => "not given back yet",
        };
        yield return string.Create(CultureInfo.InvariantCulture, $"- {state}: {section.Things.Count} thing(s), {section.Things.Count - notable.Count} as they were");
        foreach (RestoredThingRow thing in notable.Take(MostThings))
        {
            yield return $"- `{thing.Finding}` {text(thing.Target)}{(thing.Detail is null ? string.Empty : $": {text(thing.Detail)}")}";
        }

        if (notable.Count > MostThings)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"- and {notable.Count - MostThings} more in the report's JSON");
        }

        yield return string.Empty;
    }
}

using System.Text;
using System.Text.Json.Nodes;
using Torghut.Reporting.Document;
using Torghut.Reporting.Page;

namespace Torghut.Page.Tests.Fixtures;

/// <summary>Writes pages and reads the documents in them.</summary>
internal static class Pages
{
    public static byte[] Write(ReportResult result)
    {
        using var stream = new MemoryStream();
        HtmlPageWriter.Write(result, stream);
        return stream.ToArray();
    }

    public static string Text(ReportResult result) => Encoding.UTF8.GetString(Write(result));

    /// <summary>The text of a document in a page, as a browser reads it.</summary>
    public static string DocumentText(string page, string id)
    {
        string open = $"<script type=\"application/json\" id=\"{id}\">";
        int start = page.IndexOf(open, StringComparison.Ordinal) + open.Length;
        return page[start..page.IndexOf("</script", start, StringComparison.OrdinalIgnoreCase)];
    }

    public static JsonObject Document(string page, string id) => JsonNode.Parse(DocumentText(page, id))!.AsObject();

    /// <summary>What stands between the first of a tag and its end.</summary>
    public static string Element(string page, string tag)
    {
        int start = page.IndexOf($"<{tag}>", StringComparison.Ordinal) + tag.Length + 2;
        return page[start..page.IndexOf($"</{tag}>", start, StringComparison.Ordinal)];
    }
}

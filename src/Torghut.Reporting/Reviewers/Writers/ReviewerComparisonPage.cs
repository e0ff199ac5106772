using System.Text;
using System.Text.Encodings.Web;
using Torghut.Reporting.Page;
using Torghut.Reporting.Reviewers.Document;

namespace Torghut.Reporting.Reviewers.Writers;

/// <summary>Writes a comparison of reviewers as one HTML file that needs no network and no server. Pure: equal comparisons, equal bytes.</summary>
public static class ReviewerComparisonPage
{
    /// <summary>Writes the page as UTF-8 without a mark; the stream stays open.</summary>
    public static void Write(ReviewerComparison document, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(stream);
        PageShell shell = PageShell.Reviewers;
        stream.Write(shell.BeforeTitle);
        stream.Write(Encoding.UTF8.GetBytes(HtmlEncoder.Default.Encode($"Reviewers of {document.RunId} · simulation")));
        stream.Write(shell.BeforeData);
        using (var json = new MemoryStream())
        {
            ReviewerComparisonJson.Write(document, json);
            ScriptData.Write("reviewers", json.GetBuffer().AsSpan(0, (int)json.Length), stream);
        }

        stream.Write(shell.AfterData);
    }
}

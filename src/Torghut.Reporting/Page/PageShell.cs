using System.Text;

namespace Torghut.Reporting.Page;

/// <summary>
/// The page without its data: style and program inlined, with two marks. It is built from <c>web/report-page</c> and
/// kept here as a file, so that building the product needs no JavaScript tools.
/// </summary>
internal sealed class PageShell
{
    private const string TitleMark = "<!--torghut:title-->";
    private const string DataMark = "<!--torghut:data-->";

    private static readonly Lazy<PageShell> s_instance = new(static () => new PageShell(Read("Torghut.Reporting.Page.report-page.html")));
    private static readonly Lazy<PageShell> s_comparison = new(static () => new PageShell(Read("Torghut.Reporting.Page.compare-page.html")));
    private static readonly Lazy<PageShell> s_reviewers = new(static () => new PageShell(Read("Torghut.Reporting.Page.reviewers-page.html")));

    private readonly byte[] _beforeTitle;
    private readonly byte[] _beforeData;
    private readonly byte[] _afterData;

    /// <summary>Cuts the page at its marks.</summary>
    /// <exception cref="InvalidOperationException">The page does not have both marks, each once and in order.</exception>
    internal PageShell(byte[] page)
    {
        int title = Find(page, TitleMark);
        int data = Find(page, DataMark);
        if (data < title)
        {
            throw new InvalidOperationException("The page's marks are in the wrong order.");
        }

        _beforeTitle = page[..title];
        _beforeData = page[(title + TitleMark.Length)..data];
        _afterData = page[(data + DataMark.Length)..];
    }

    /// <summary>The report's page that this assembly carries.</summary>
    public static PageShell Instance => s_instance.Value;

    /// <summary>The page of comparisons that this assembly carries.</summary>
    public static PageShell Comparison => s_comparison.Value;

    /// <summary>The page of reviewers that this assembly carries.</summary>
    public static PageShell Reviewers => s_reviewers.Value;

    /// <summary>Up to the title's text.</summary>
    public ReadOnlySpan<byte> BeforeTitle => _beforeTitle;

    /// <summary>From behind the title's text up to the data.</summary>
    public ReadOnlySpan<byte> BeforeData => _beforeData;

    /// <summary>From behind the data to the end.</summary>
    public ReadOnlySpan<byte> AfterData => _afterData;

    private static byte[] Read(string resource)
    {
        using Stream stream = typeof(PageShell).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The assembly lacks {resource}.");
        byte[] page = new byte[stream.Length];
        stream.ReadExactly(page);
        return page;
    }

    private static int Find(ReadOnlySpan<byte> page, string mark)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(mark);
        int at = page.IndexOf(bytes);
        return at >= 0 && page[(at + bytes.Length)..].IndexOf(bytes) < 0
            ? at
            : throw new InvalidOperationException($"The page must have {mark} once.");
    }
}

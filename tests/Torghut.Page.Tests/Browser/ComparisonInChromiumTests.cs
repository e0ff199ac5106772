using System.Globalization;
using System.Text.Json.Nodes;

namespace Torghut.Page.Tests.Browser;

/// <summary>The page of a comparison as a reader meets it; the pictures are in <c>artifacts/page-screenshots</c>.</summary>
public sealed class ComparisonInChromiumTests(InspectedComparisons pages) : IClassFixture<InspectedComparisons>
{
    public static TheoryData<string> Names => ["same", "different", "three", "noledger", "hostile"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_complained_of_and_nothing_is_asked_for(string page)
    {
        Assert.Empty(pages[page]["complaints"]!.AsArray());
        Assert.All(pages[page]["requests"]!.AsArray(), request => Assert.Equal(page + ".html", (string?)request));
    }

    [Theory]
    [InlineData("same", "EQUAL", "identity,divergence,equity,figures,findings,differences")]
    [InlineData("different", "DIFFERENT", "identity,divergence,equity,figures,findings,differences,caveats")]
    [InlineData("three", "DIFFERENT", "identity,divergence,divergence-2,equity,figures,findings,differences,figures-2,findings-2,differences-2,caveats")]
    public void Every_panel_is_there(string page, string badge, string panels)
    {
        Assert.StartsWith(badge, ((string)pages[page]["badge"]!).Trim(), StringComparison.Ordinal);
        Assert.Equal(panels.Split(','), pages[page]["panels"]!.AsArray().Select(panel => (string?)panel!["id"]));
        Assert.All(pages[page]["panels"]!.AsArray(), panel => Assert.True((int)panel!["text"]! > 40));
    }

    [Fact]
    public void Equal_runs_leave_the_panels_of_differences_empty_and_say_so()
    {
        JsonNode[] panels = [.. pages["same"]["panels"]!.AsArray().Where(panel => (string?)panel!["state"] == "empty").Select(panel => panel!)];

        Assert.Equal(["findings", "differences"], panels.Select(panel => (string?)panel["id"]));
        Assert.Contains("Every decision is the same in both.", (string)pages["same"]["divergence"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_divergence_shows_both_sides()
    {
        string story = (string)pages["different"]["divergence"]!;

        foreach (string part in new[] { "First diverging decision", "Signal time", "Strategy", "Quantity", "First diverging order event", "Filled so far", "source offset" })
        {
            Assert.Contains(part, story, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_run_without_a_ledger_says_what_cannot_be_compared() =>
        Assert.Contains("A ledger could not be read", (string)pages["noledger"]["divergence"]!, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_curves_have_a_picture_in_both_schemes_and_words_for_it(string page)
    {
        foreach (string pictures in new[] { "pictures", "darkPictures" })
        {
            JsonNode picture = Assert.Single(pages[page][pictures]!.AsArray())!;
            Assert.True((int)picture["colors"]! > 20);
            Assert.True(((string)picture["summary"]!).Length > 30);
        }

        Assert.Contains("Sim-2026-02-27-baseline", (string)pages[page]["tip"]!, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_page_fits_a_desk_a_tablet_and_a_phone(string page) =>
        Assert.All(pages[page]["layout"]!.AsObject(), width => Assert.Equal(0, (int)width.Value!));

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public void Text_can_be_read_on_its_ground(string scheme) =>
        Assert.All(pages["different"]["contrasts"]![scheme]!.AsObject(), pair => Assert.True((double)pair.Value! >= 4.5, $"{pair.Key}: {pair.Value}"));

    [Fact]
    public void Differences_sort_by_their_size_and_are_found_by_name()
    {
        JsonNode sorted = pages["different"]["sorted"]!;
        double[] sizes = [.. sorted["values"]!.AsArray().Select(value => (string)value!).Where(value => value != "–").Select(Size)];

        Assert.Equal("descending", (string?)sorted["sort"]);
        Assert.True(sizes.Length > 10);
        Assert.Equal(sizes.OrderDescending(), sizes);
        Assert.NotEmpty(sorted["found"]!.AsArray());
        Assert.All(sorted["found"]!.AsArray(), path => Assert.Contains("pnl.trades", (string)path!, StringComparison.Ordinal));
    }

    [Fact]
    public void Text_of_a_ledger_never_becomes_markup()
    {
        Assert.Contains(InspectedPages.Hostile, (string)pages["hostile"]["title"]!, StringComparison.Ordinal);
        Assert.Contains("<b>bold", (string)pages["hostile"]["parameters"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void It_prints() => Assert.True((int)pages["different"]["printedBytes"]! > 20_000);

    private static double Size(string percent) => Math.Abs(double.Parse(
        percent.Replace('\u2212', '-').Replace(" %", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture));
}

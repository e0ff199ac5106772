using System.Globalization;
using System.Text.Json.Nodes;

namespace Torghut.Page.Tests.Browser;

/// <summary>The page as a reader meets it; the pictures are in <c>artifacts/page-screenshots</c>.</summary>
public sealed class PageInChromiumTests(InspectedPages pages) : IClassFixture<InspectedPages>
{
    private static readonly string[] s_panels =
    [
        "verdict", "figures", "coverage", "funnel", "equity", "prices", "execution", "pnl", "llm", "stability",
        "trades", "orders", "decisions", "reviews", "run", "caveats",
    ];

    public static TheoryData<string> Names => ["day", "many", "ledger", "nothing", "hostile"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_complained_of_and_nothing_is_asked_for(string page)
    {
        Assert.Empty(pages[page]["complaints"]!.AsArray());
        Assert.All(pages[page]["requests"]!.AsArray(), request => Assert.Equal(page + ".html", (string?)request));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_panel_is_there_and_an_empty_one_says_why(string page)
    {
        JsonArray panels = pages[page]["panels"]!.AsArray();

        Assert.Equal(s_panels, panels.Select(panel => (string?)panel!["id"]));
        Assert.All(panels, panel => Assert.True((int)panel!["text"]! > 40));
        Assert.All(
            panels.Where(panel => (string?)panel!["state"] == "empty"),
            panel => Assert.True(((string)panel!["empties"]![0]!).Length > "No data. ".Length + 20));
    }

    [Fact]
    public void A_whole_day_leaves_no_panel_empty() =>
        Assert.All(pages["day"]["panels"]!.AsArray(), panel =>
        {
            Assert.Equal("drawn", (string?)panel!["state"]);
            Assert.Empty(panel["empties"]!.AsArray());
        });

    [Fact]
    public void A_day_without_anything_says_so_in_each_panel_about_trading()
    {
        string[] empty = [.. pages["nothing"]["panels"]!.AsArray().Where(panel => (string?)panel!["state"] == "empty").Select(panel => (string)panel!["id"]!)];

        Assert.Equal(["funnel", "equity", "prices", "execution", "pnl", "llm", "trades", "orders", "decisions", "reviews"], empty);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_chart_has_a_picture_in_both_schemes_and_words_for_it(string page)
    {
        foreach (string pictures in new[] { "pictures", "darkPictures" })
        {
            Assert.All(pages[page][pictures]!.AsArray(), picture =>
            {
                Assert.True((int)picture!["colors"]! > 20, $"{picture["title"]} has {picture["colors"]} colours");
                Assert.True(((string)picture["summary"]!).Length > 30, $"{picture["title"]} is not described");
            });
        }
    }

    [Fact]
    public void A_whole_day_has_all_its_charts()
    {
        string[] titles = [.. pages["day"]["pictures"]!.AsArray().Select(picture => ((string)picture!["title"]!).Split(" (")[0])];

        Assert.Superset(
            new HashSet<string>
            {
                "Events by symbol and minute", "Decisions and fills by half hour", "Net P&L", "Drawdown", "Exposure", "Slippage against the arrival mid",
                "Decision → submit", "Submit → first update", "Submit → first fill", "Markouts after the fill", "Net return per trade",
                "Confidence the model states", "Reliability", "Markouts from the decision, traded or not",
            },
            titles.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_page_fits_a_desk_a_tablet_and_a_phone(string page) =>
        Assert.All(pages[page]["layout"]!.AsObject(), width => Assert.Equal(0, (int)width.Value!));

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public void Text_can_be_read_on_its_ground(string scheme) =>
        Assert.All(pages["day"]["contrasts"]![scheme]!.AsObject(), pair => Assert.True((double)pair.Value! >= 4.5, $"{pair.Key}: {pair.Value}"));

    [Theory]
    [InlineData("day")]
    [InlineData("many")]
    public void Trades_sort_by_a_click_and_by_the_keyboard(string page)
    {
        JsonNode tables = pages[page]["tables"]!;

        Assert.Equal("descending", (string?)tables["descending"]!["sort"]);
        Assert.Equal("ascending", (string?)tables["ascending"]!["sort"]);
        Assert.Equal(1, (int)tables["ascending"]!["sortedHeads"]!);
        decimal[] down = Amounts(tables["descending"]!["values"]!);
        decimal[] up = Amounts(tables["ascending"]!["values"]!);
        Assert.True(down.Length >= 20);
        Assert.Equal(down.OrderDescending(), down);
        Assert.Equal(up.Order(), up);
        Assert.True(up[0] < 0 && down[0] > 0);
    }

    [Fact]
    public void Of_twenty_thousand_trades_only_those_in_sight_are_in_the_document()
    {
        JsonNode tables = pages["many"]["tables"]!;

        Assert.True((int)tables["rows"]! >= 20_000);
        Assert.InRange((int)tables["rowsInTheDocument"]!, 20, 80);
        Assert.InRange((int)tables["rowsAtTheEnd"]!, 20, 80);
        Assert.Equal((int)tables["rows"]! + 1, (int)tables["lastRowIndex"]!);
        Assert.Equal(2, (int)tables["firstRowIndexAfterHome"]!);
    }

    [Fact]
    public void Trades_are_chosen_by_symbol_and_found_by_text()
    {
        JsonNode tables = pages["many"]["tables"]!;
        string chosen = (string)tables["filtered"]!["value"]!;

        Assert.Equal([chosen], tables["filtered"]!["symbols"]!.AsArray().Select(symbol => (string?)symbol));
        Assert.Matches(@"^[\d,]+ of [\d,]+ rows$", (string)tables["filtered"]!["status"]!);
        Assert.Equal(0, (int)tables["nothingFound"]!);
    }

    [Fact]
    public void A_trade_tells_its_story_from_the_signal_to_the_money()
    {
        JsonNode tables = pages["day"]["tables"]!;
        string story = (string)tables["story"]!;

        foreach (string part in new[] { "Net", "Entry: order #", "Decision #", "Signal", "(UTC)", "Arrival mid", "Why", "Hash" })
        {
            Assert.Contains(part, story, StringComparison.Ordinal);
        }

        Assert.True((bool)tables["dialogClosed"]!);
    }

    [Fact]
    public void Charts_answer_the_pointer_and_the_keyboard()
    {
        JsonNode charts = pages["day"]["charts"]!;

        Assert.Matches(@"^AAPL · \d\d:\d\d to \d\d:\d\d\nEvents\n[\d,]+$", (string)charts["heatTip"]!);
        Assert.Matches(@"^\d\d:\d\d:00\nNet P&L\n", (string)charts["equityTip"]!);
        Assert.Matches(@"^15:59:00\nNet P&L\n", (string)charts["keyboardTip"]!);
    }

    [Theory]
    [InlineData("byPointer")]
    [InlineData("byKeyboard")]
    public void Signs_on_the_price_chart_tell_the_order_and_the_reason(string way)
    {
        string tip = (string)pages["day"]["charts"]!["signs"]![way]!;

        Assert.Matches(@"^\d\d:\d\d:\d\d(\.\d+)? · (entry|exit) (long|short) \((buy|sell)\)\nFill\n", tip);
        Assert.Contains("\nTrade #", tip, StringComparison.Ordinal);
        Assert.Matches(@"\nWhy: \w+", tip);
    }

    [Fact]
    public void Charts_of_the_day_zoom_together_and_back()
    {
        JsonNode zoom = pages["day"]["charts"]!["zoom"]!;

        Assert.True((bool)zoom["othersFollow"]!);
        Assert.True((bool)zoom["wholeAgain"]!);
    }

    [Fact]
    public void Text_of_a_ledger_never_becomes_markup()
    {
        Assert.Contains(InspectedPages.Hostile, (string)pages["hostile"]["title"]!, StringComparison.Ordinal);
        Assert.Contains("<b>bold", (string)pages["hostile"]["tables"]!["story"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void It_prints_and_is_itself_again_afterwards()
    {
        Assert.True((int)pages["day"]["printedBytes"]! > 50_000);
        Assert.False((bool)pages["day"]["afterPrint"]!["paper"]!);
    }

    private static decimal[] Amounts(JsonNode values) =>
        [.. values.AsArray().Select(value => decimal.Parse(
            ((string)value!).Replace('\u2212', '-').Replace(",", "", StringComparison.Ordinal), NumberStyles.Number, CultureInfo.InvariantCulture))];
}

namespace Torghut.Simulation.Tests.Manifest;

public sealed class ManifestScalarTests
{
    [Theory]
    [InlineData("010", "the number 010", true)]
    [InlineData("+5", "the number +5", true)]
    [InlineData("0x1F", "the number 0x1F", true)]
    [InlineData("0o17", "the number 0o17", true)]
    [InlineData("1_000", "\"1_000\"", false)]
    [InlineData("5s", "\"5s\"", false)]
    [InlineData("1:30", "\"1:30\"", false)]
    [InlineData(".inf", "the number .inf", true)]
    [InlineData("5.", "the number 5.", true)]
    [InlineData("true", "the boolean true", false)]
    [InlineData("~", "nothing", false)]
    [InlineData("[5]", "a list", false)]
    public void Whole_numbers_are_written_as_in_json(string written, string found, bool hint) => Assert.Equal(
        [
            $"4:25: monitor.poll_seconds: found {found}, expected a whole number of at least 1"
                + (hint ? " (written as in JSON: no leading zero, no plus, no other base)" : "") + " [wrong_type]",
        ],
        Manifests.Bad(Manifests.Least + $"monitor: {{poll_seconds: {written}}}"));

    [Theory]
    [InlineData("5.0")]
    [InlineData("1e1")]
    [InlineData("5.5")]
    public void Whole_numbers_have_no_fraction_and_no_exponent(string written) => Assert.Equal(
        [$"4:25: monitor.poll_seconds: found the number {written}, expected a whole number of at least 1 [wrong_type]"],
        Manifests.Bad(Manifests.Least + $"monitor: {{poll_seconds: {written}}}"));

    [Fact]
    public void Quoted_numbers_and_booleans_are_texts() => Assert.Equal(
        [
            "4:25: monitor.poll_seconds: found \"5\", expected a whole number of at least 1 (without quotes) [wrong_type]",
            "5:20: risk.fractional: found \"true\", expected true or false (without quotes) [wrong_type]",
        ],
        Manifests.Bad(Manifests.Least + "monitor: {poll_seconds: \"5\"}\nrisk: {fractional: 'true'}"));

    [Theory]
    [InlineData("0.30", 0.3)]
    [InlineData("1e-3", 0.001)]
    [InlineData("-0", 0)]
    [InlineData("1", 1)]
    public void Numbers_may_have_fractions_and_exponents(string written, double expected) => Assert.Equal(
        expected, Manifests.Good(Manifests.Least + $"verdict: {{reject_rate_max: {written}}}").Verdict.RejectRateMax);

    [Theory]
    [InlineData("yes")]
    [InlineData("no")]
    [InlineData("on")]
    [InlineData("off")]
    [InlineData("y")]
    [InlineData("tRue")]
    public void Words_of_older_yaml_are_no_booleans(string written) => Assert.Equal(
        [$"4:20: risk.fractional: found \"{written}\", expected true or false [wrong_type]"],
        Manifests.Bad(Manifests.Least + $"risk: {{fractional: {written}}}"));

    [Theory]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData("FALSE", false)]
    public void Booleans_are_those_of_yaml_1_2(string written, bool expected) =>
        Assert.Equal(expected, Manifests.Good(Manifests.Least + $"risk: {{fractional: {written}}}").Risk.Fractional);

    [Theory]
    [InlineData("NO")]
    [InlineData("ON")]
    [InlineData("Y")]
    public void Tickers_that_were_booleans_once_are_texts(string ticker) => Assert.Equal(
        [ticker],
        Manifests.Good($"dataset_id: d\nwindow: {{}}\nsource: {{kind: synthetic, symbols: [{ticker}]}}").Source.NamedSymbols!);

    [Fact]
    public void A_ticker_that_is_a_boolean_needs_quotes()
    {
        Assert.Equal(
            ["3:37: source.symbols[0]: found the boolean TRUE, expected a symbol of letters, digits, \".\", \"-\" and \"_\" (in quotes: \"TRUE\") [wrong_type]"],
            Manifests.Bad("dataset_id: d\nwindow: {}\nsource: {kind: synthetic, symbols: [TRUE]}"));
        Assert.Equal(
            ["TRUE"], Manifests.Good("dataset_id: d\nwindow: {}\nsource: {kind: synthetic, symbols: ['TRUE']}").Source.NamedSymbols!);
    }

    [Theory]
    [InlineData("2026-02-27", "2026-02-27")]
    [InlineData("'2026-02-27'", "2026-02-27")]
    [InlineData("2026-2-7", "2026-2-7")]
    public void Dates_stay_texts(string written, string expected) => Assert.Equal(
        expected,
        Manifests.Good($"dataset_id: d\nsource: {{kind: synthetic}}\nwindow: {{trading_day: {written}}}").Window.Request.TradingDay);

    [Theory]
    [InlineData("09:30")]
    [InlineData("2026-02-27T14:30:00Z")]
    public void Times_stay_texts(string written) => Assert.Equal(
        written, Manifests.Good($"dataset_id: d\nsource: {{kind: synthetic}}\nwindow:\n  start: {written}").Window.Request.Start);

    [Theory]
    [InlineData("10000.10", "10000.10")]
    [InlineData("'10000.10'", "10000.10")]
    [InlineData("1e4", "10000")]
    [InlineData("0.1234567890123456789012345678", "0.1234567890123456789012345678")]
    public void Money_is_decimal_and_may_be_quoted(string written, string expected) => Assert.Equal(
        decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture),
        Manifests.Good(Manifests.Least + $"risk: {{max_notional_per_trade: {written}}}").Risk.MaxNotionalPerTrade);

    [Theory]
    [InlineData("'10,000'", "\"10,000\"", "")]
    [InlineData("1e999", "the number 1e999", "not_allowed")]
    [InlineData("'-5'", "\"-5\"", "not_allowed")]
    [InlineData("007", "the number 007", "hint")]
    public void Money_that_is_no_decimal_is_refused(string written, string found, string kind) => Assert.Equal(
        [
            $"4:32: risk.max_notional_per_trade: found {found}, expected a decimal number above 0"
                + (kind == "hint" ? " (written as in JSON: no leading zero, no plus, no other base)" : "")
                + (kind == "not_allowed" ? " [not_allowed]" : " [wrong_type]"),
        ],
        Manifests.Bad(Manifests.Least + $"risk: {{max_notional_per_trade: {written}}}"));

    [Fact]
    public void Null_takes_a_limit_away_where_there_may_be_none_and_is_an_error_elsewhere()
    {
        Assert.Null(Manifests.Good(Manifests.Least + "risk: {max_spread_bps: null}").Risk.MaxSpreadBps);
        Assert.Null(Manifests.Good(Manifests.Least + "risk:\n  max_spread_bps:").Risk.MaxSpreadBps);
        Assert.Equal(
            ["4:20: risk.fractional: found nothing, expected true or false [wrong_type]"],
            Manifests.Bad(Manifests.Least + "risk: {fractional: null}"));
    }

    [Fact]
    public void Long_and_multi_line_values_are_shown_short_and_on_one_line() => Assert.Equal(
        ["4:20: risk.fractional: found \"a b" + new string('x', 57) + "…\", expected true or false [wrong_type]"],
        Manifests.Bad(Manifests.Least + "risk: {fractional: \"a\\nb" + new string('x', 100) + "\"}"));

    [Fact]
    public void Symbols_are_kept_in_upper_case() => Assert.Equal(
        ["BRK.B", "BF-B"],
        Manifests.Good("dataset_id: d\nwindow: {}\nsource: {kind: synthetic, symbols: [brk.b, bf-b]}").Source.NamedSymbols!);
}

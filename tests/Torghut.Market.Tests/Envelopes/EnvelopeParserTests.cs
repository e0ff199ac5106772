using System.Text;
using Torghut.Market.Envelopes;
using Torghut.Market.Events;
using Torghut.Market.Symbols;

namespace Torghut.Market.Tests.Envelopes;

public sealed class EnvelopeParserTests
{
    /// <summary>2026-02-27T14:30:00Z.</summary>
    private const long Base = 1_772_202_600_000_000_000;

    private const string Trade = """
        {"ingestTs":"2026-02-27T14:30:00.2Z","eventTs":"2026-02-27T14:30:00.1Z","feed":"sip","channel":"trades","symbol":"AAPL","seq":7,
        "payload":{"i":5298,"p":187.34,"s":100,"x":"Q","c":["@","I"],"t":"2026-02-27T14:30:00.1Z","z":"C"},"isFinal":true,"source":"ws","version":1}
        """;

    private const string Quote = """
        {"event_ts":1772202600123,"channel":"quotes","symbol":"MSFT","payload":{"bp":"401.10","bs":3,"ap":401.12,"as":"5","bx":"Q","ax":"P","c":["R"]}}
        """;

    private readonly SymbolInterner _symbols = new();
    private readonly EnvelopeParser _parser;
    private Envelope _envelope;

    public EnvelopeParserTests() => _parser = new EnvelopeParser(_symbols);

    [Fact]
    public void ATradeIsRead()
    {
        Assert.Equal(EnvelopeViolation.None, Parse(Trade, "AAPL"));
        Assert.Equal(EnvelopeChannel.Trades, _envelope.Channel);
        Assert.Equal("AAPL", _symbols.Names[_envelope.Symbol]);
        Assert.Equal(Base + 100_000_000, _envelope.EventTimeNs);
        Assert.Equal((18_734_000_000, 10_000_000_000), (_envelope.BidPriceE8, _envelope.BidSizeE8));
        Assert.Equal(new TradeId(TradeIdKind.Number, 0, 5298), _envelope.TradeId);
    }

    [Fact]
    public void AQuoteIsReadInSnakeCaseWithNumbersAsTextAndAnEpoch()
    {
        Assert.Equal(EnvelopeViolation.None, Parse(Quote));
        Assert.Equal(EnvelopeChannel.Quotes, _envelope.Channel);
        Assert.Equal(Base + 123_000_000, _envelope.EventTimeNs);
        Assert.Equal((40_110_000_000, 300_000_000), (_envelope.BidPriceE8, _envelope.BidSizeE8));
        Assert.Equal((40_112_000_000, 500_000_000), (_envelope.AskPriceE8, _envelope.AskSizeE8));
    }

    [Fact]
    public void ASideWithoutAPriceHasNoSize()
    {
        Assert.Equal(EnvelopeViolation.None, Parse(Quote.Replace("\"401.10\"", "0", StringComparison.Ordinal)));
        Assert.Equal((0, 0), (_envelope.BidPriceE8, _envelope.BidSizeE8));
        Assert.Equal(500_000_000, _envelope.AskSizeE8);
    }

    [Theory]
    [InlineData("bars")]
    [InlineData("updatedBars")]
    [InlineData("updated_bars")]
    public void ABarIsReadWithItsStart(string channel)
    {
        string json = $$"""{"payload":{"t":"2026-02-27T14:30:00Z","o":1,"h":3,"l":0.5,"c":2,"v":1000,"vw":1.75,"n":12},"channel":"{{channel}}","symbol":"A","eventTs":"2026-02-27T14:31:00Z"}""";

        Assert.Equal(EnvelopeViolation.None, Parse(json));
        Assert.Equal(
            new BarValues(Base, 100_000_000, 300_000_000, 50_000_000, 200_000_000, 100_000_000_000, 175_000_000, 12),
            _envelope.Bar);
    }

    [Fact]
    public void ABarNeedsNoAveragePriceAndNoTradeCount()
    {
        Assert.Equal(EnvelopeViolation.None, Parse("""{"channel":"bars","symbol":"A","eventTs":0,"payload":{"t":60,"o":1,"h":1,"l":1,"c":1,"v":0,"vw":null}}"""));
        Assert.Equal((null, 0), (_envelope.Bar.VwapE8, _envelope.Bar.TradeCount));
    }

    [Theory]
    [InlineData("""{"statusCode":"H","statusMessage":"Trading Halt","t":0}""", TradingStatusEffect.Halt)]
    [InlineData("""{"status_code":"T"}""", TradingStatusEffect.Resume)]
    [InlineData("""{"statusCode":2}""", TradingStatusEffect.Halt)]
    [InlineData("""{"statusMessage":"Resume"}""", TradingStatusEffect.Resume)]
    [InlineData("""{"statusCode":"Q"}""", TradingStatusEffect.None)]
    public void AStatusIsRead(string payload, TradingStatusEffect expected)
    {
        Assert.Equal(EnvelopeViolation.None, Parse("""{"channel":"status","symbol":"A","eventTs":0,"payload":PAYLOAD}""".Replace("PAYLOAD", payload, StringComparison.Ordinal)));
        Assert.Equal(expected, _envelope.Status);
    }

    [Fact]
    public void AnOrderUpdatesPayloadIsNotLookedInto() =>
        Assert.Equal(EnvelopeViolation.None, Parse("""{"channel":"trade_updates","symbol":"A","eventTs":0,"payload":{"event":"fill","order":{"id":"x"}}}"""));

    [Theory]
    [InlineData("""{"window":{"size":"PT1S","payload":{"p":9}},"channel":"trades","symbol":"A","eventTs":0,"payload":{"p":1,"s":2,"extra":{"p":7},"more":[[1]]}}""")]
    [InlineData("""{"channel":"tra\u0064es","symbol":"\u0041","eventTs":0,"payload":{"p":"\u0031","s":2e0}}""")]
    [InlineData(""" { "payload" : { "s" : 2 , "p" : 1 } , "eventTs" : "0" , "symbol" : "A" , "channel" : "trades" } """)]
    [InlineData("""{"payload":{"p":5,"s":5},"channel":"trades","symbol":"A","eventTs":0,"payload":{"p":1,"s":2}}""")]
    public void UnknownFieldsOrderSpacesAndEscapesMakeNoDifference(string json)
    {
        Assert.Equal(EnvelopeViolation.None, Parse(json));
        Assert.Equal("A", _symbols.Names[_envelope.Symbol]);
        Assert.Equal((100_000_000, 200_000_000), (_envelope.BidPriceE8, _envelope.BidSizeE8));
    }

    [Theory]
    [InlineData("12", "12", true)]
    [InlineData("12", "\"12\"", true)]
    [InlineData("12", "13", false)]
    [InlineData("\"a-1\"", "\"a-1\"", true)]
    [InlineData("\"a-1\"", "\"a-2\"", false)]
    [InlineData("\"012\"", "12", false)]
    [InlineData("9223372036854775807", "\"9223372036854775807\"", true)]
    [InlineData("123456789012345678901", "\"123456789012345678901\"", true)]
    public void TradeIdsAreEqualExactlyWhereTheirTextIs(string first, string second, bool isEqual)
    {
        Assert.Equal(isEqual, IdOf(first) == IdOf(second));

        TradeId IdOf(string id)
        {
            Assert.Equal(EnvelopeViolation.None, Parse("""{"channel":"trades","symbol":"A","eventTs":0,"payload":{"i":ID,"p":1,"s":2}}""".Replace("ID", id, StringComparison.Ordinal)));
            return _envelope.TradeId;
        }
    }

    [Fact]
    public void ATradeMayHaveNoId()
    {
        Assert.Equal(EnvelopeViolation.None, Parse("""{"channel":"trades","symbol":"A","eventTs":0,"payload":{"p":1,"s":0}}"""));
        Assert.Equal(TradeIdKind.None, _envelope.TradeId.Kind);
    }

    [Theory]
    [InlineData("", EnvelopeViolation.EnvelopeEmpty, "empty")]
    [InlineData("hello", EnvelopeViolation.EnvelopeNotJson, "'hello'")]
    [InlineData("[]", EnvelopeViolation.EnvelopeNotJson, "'[]'")]
    [InlineData("""{"channel":"trades"} x""", EnvelopeViolation.EnvelopeNotJson, "JSON object")]
    [InlineData("""{"channel":"trades","symbol":"A","payload":{"p":1,"s":2}}""", EnvelopeViolation.EnvelopeMissingField, "\"eventTs\" is absent")]
    [InlineData("""{"channel":"trades","symbol":null,"eventTs":0,"payload":{}}""", EnvelopeViolation.EnvelopeMissingField, "\"symbol\" is absent")]
    [InlineData("""{"symbol":"A","eventTs":0,"payload":{}}""", EnvelopeViolation.EnvelopeMissingField, "\"channel\" is absent")]
    [InlineData("""{"channel":"trades","symbol":"A","eventTs":0}""", EnvelopeViolation.EnvelopeMissingField, "\"payload\" is absent")]
    [InlineData("""{"channel":"trades","symbol":"A","eventTs":0,"payload":[]}""", EnvelopeViolation.EnvelopeBadField, "an object")]
    [InlineData("""{"channel":"trades","symbol":5,"eventTs":0,"payload":{}}""", EnvelopeViolation.EnvelopeBadField, "\"symbol\" is '5'")]
    [InlineData("""{"channel":"trades","symbol":"A","eventTs":"2026-13-01T00:00:00Z","payload":{"p":1,"s":2}}""", EnvelopeViolation.EnvelopeBadTimestamp, "'2026-13-01T00:00:00Z'")]
    [InlineData("""{"channel":"trades","symbol":"A","eventTs":true,"payload":{"p":1,"s":2}}""", EnvelopeViolation.EnvelopeBadTimestamp, "'true'")]
    [InlineData("""{"channel":"news","symbol":"A","eventTs":0,"payload":{}}""", EnvelopeViolation.EnvelopeUnknownChannel, "'news'")]
    [InlineData("""{"channel":"trades","symbol":"A B","eventTs":0,"payload":{"p":1,"s":2}}""", EnvelopeViolation.UnknownSymbol, "'A B'")]
    [InlineData("""{"channel":"trades","symbol":"A","eventTs":0,"payload":{"s":2}}""", EnvelopeViolation.PayloadMissingField, "\"p\"")]
    [InlineData("""{"channel":"trades","symbol":"A","eventTs":0,"payload":{"p":1,"s":null}}""", EnvelopeViolation.PayloadMissingField, "\"s\"")]
    [InlineData("""{"channel":"trades","symbol":"A","eventTs":0,"payload":{"p":"x","s":2}}""", EnvelopeViolation.PayloadBadNumber, "'x'")]
    [InlineData("""{"channel":"trades","symbol":"A","eventTs":0,"payload":{"p":true,"s":2}}""", EnvelopeViolation.PayloadBadNumber, "'true'")]
    [InlineData("""{"channel":"trades","symbol":"A","eventTs":0,"payload":{"p":1e20,"s":2}}""", EnvelopeViolation.PayloadBadNumber, "'1e20'")]
    [InlineData("""{"channel":"trades","symbol":"A","eventTs":0,"payload":{"p":-1,"s":2}}""", EnvelopeViolation.PayloadNegative, "'-1'")]
    [InlineData("""{"channel":"trades","symbol":"A","eventTs":0,"payload":{"p":1,"s":-2}}""", EnvelopeViolation.PayloadNegative, "\"s\"")]
    [InlineData("""{"channel":"trades","symbol":"A","eventTs":0,"payload":{"p":0,"s":2}}""", EnvelopeViolation.PayloadZeroPrice, "above zero")]
    [InlineData("""{"channel":"trades","symbol":"A","eventTs":0,"payload":{"i":[],"p":1,"s":2}}""", EnvelopeViolation.PayloadBadId, "\"i\"")]
    [InlineData("""{"channel":"quotes","symbol":"A","eventTs":0,"payload":{"bp":1,"bs":1,"ap":2}}""", EnvelopeViolation.PayloadMissingField, "\"as\"")]
    [InlineData("""{"channel":"bars","symbol":"A","eventTs":0,"payload":{"t":0,"o":1,"h":1,"l":2,"c":1,"v":0}}""", EnvelopeViolation.PayloadBadRange, "above")]
    [InlineData("""{"channel":"bars","symbol":"A","eventTs":0,"payload":{"o":1,"h":1,"l":1,"c":1,"v":0}}""", EnvelopeViolation.PayloadMissingField, "\"t\"")]
    [InlineData("""{"channel":"bars","symbol":"A","eventTs":0,"payload":{"t":"noon","o":1,"h":1,"l":1,"c":1,"v":0}}""", EnvelopeViolation.PayloadBadTimestamp, "'noon'")]
    [InlineData("""{"channel":"status","symbol":"A","eventTs":0,"payload":{}}""", EnvelopeViolation.PayloadMissingField, "\"statusCode\"")]
    [InlineData("""{"channel":"status","symbol":"A","eventTs":0,"payload":{"statusCode":"X"}}""", EnvelopeViolation.PayloadUnknownStatus, "'X'")]
    public void EveryViolationIsNamedAndDescribed(string json, EnvelopeViolation expected, string detail)
    {
        EnvelopeViolation violation = Parse(json);

        Assert.Equal(expected, violation);
        Assert.Contains(detail, _parser.Describe(violation, Encoding.UTF8.GetBytes(json), default), StringComparison.Ordinal);
        Assert.Matches("^[a-z_]+$", EnvelopeViolations.Code(violation));
    }

    [Fact]
    public void TheKeyIsTheSymbol()
    {
        Assert.Equal(EnvelopeViolation.SymbolMismatchKey, Parse(Trade, "MSFT"));
        Assert.Contains("'MSFT'", _parser.Describe(EnvelopeViolation.SymbolMismatchKey, Encoding.UTF8.GetBytes(Trade), "MSFT"u8), StringComparison.Ordinal);
    }

    [Fact]
    public void EveryViolationHasACodeOfItsOwn()
    {
        EnvelopeViolation[] all = [.. Enum.GetValues<EnvelopeViolation>().Where(violation => violation != EnvelopeViolation.None)];

        Assert.Equal(all.Length, all.Select(EnvelopeViolations.Code).Distinct().Count());
    }

    [Fact]
    public void NothingIsAllocatedForGoodTradesAndQuotes()
    {
        byte[] trade = Encoding.UTF8.GetBytes(Trade);
        byte[] quote = Encoding.UTF8.GetBytes(Quote);
        Run(100);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run(1000);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Run(int times)
        {
            for (int i = 0; i < times; i++)
            {
                _ = _parser.Parse(trade, "AAPL"u8, 0, ref _envelope);
                _ = _parser.Parse(quote, default, 1, ref _envelope);
            }
        }
    }

    [Fact]
    public void AStreamThatChangesItsShapeIsReadOn()
    {
        string other = Trade.Replace("\"feed\":\"sip\",", "", StringComparison.Ordinal).Replace("187.34", "188", StringComparison.Ordinal);
        for (int i = 0; i < 200; i++)
        {
            string json = i % 3 == 0 || i > 100 ? other : Trade;

            Assert.Equal(EnvelopeViolation.None, Parse(json));
            Assert.Equal(json == Trade ? 18_734_000_000 : 18_800_000_000, _envelope.BidPriceE8);
            Assert.Equal(5298UL, _envelope.TradeId.Low);
        }
    }

    private EnvelopeViolation Parse(string json, string key = "") =>
        _parser.Parse(Encoding.UTF8.GetBytes(json), Encoding.UTF8.GetBytes(key), 0, ref _envelope);
}

using System.Text;
using CsCheck;
using Torghut.Market.Envelopes;
using Torghut.Market.Events;
using Torghut.Market.Symbols;

namespace Torghut.Market.Tests.Envelopes;

public sealed class EnvelopeWriterTests : IDisposable
{
    private const long Base = 1_772_202_600_000_000_000;
    private static readonly EnvelopeHeader Header = new("AAPL", Base + 1_500_000, Base + 2_000_000, 7, "sip", "ws");

    private readonly EnvelopeWriter _writer = new();

    public void Dispose() => _writer.Dispose();

    [Fact]
    public void ATradeIsWrittenInCamelCase() =>
        Assert.Equal(
            """{"ingestTs":"2026-02-27T14:30:00.002Z","eventTs":"2026-02-27T14:30:00.001500Z","feed":"sip","channel":"trades","symbol":"AAPL","seq":7,"payload":{"i":9,"p":187.34,"s":100,"c":[],"t":"2026-02-27T14:30:00.001500Z"},"isFinal":true,"source":"ws","version":1}""",
            Encoding.UTF8.GetString(_writer.Trade(Header, 18_734_000_000, 10_000_000_000, 9).Span));

    [Fact]
    public void QuotesAreReadBackAsTheyWere() => Gen.Long[0, 1_000_000_000_000].Array[4].Sample(values =>
    {
        MarketEvent quote = new() { BidPriceE8 = values[0] + 1, BidSizeE8 = values[1], AskPriceE8 = values[2] + 1, AskSizeE8 = values[3] };
        using EnvelopeWriter writer = new();
        Envelope envelope = default;
        EnvelopeViolation violation = new EnvelopeParser(new SymbolInterner()).Parse(writer.Quote(Header, quote).Span, "AAPL"u8, 0, ref envelope);

        return violation == EnvelopeViolation.None && envelope.EventTimeNs == Header.EventTimeNs
            && (envelope.BidPriceE8, envelope.BidSizeE8, envelope.AskPriceE8, envelope.AskSizeE8)
                == (quote.BidPriceE8, quote.BidSizeE8, quote.AskPriceE8, quote.AskSizeE8);
    });

    [Theory]
    [InlineData(null)]
    [InlineData(175_000_000L)]
    public void BarsAreReadBackAsTheyWere(long? vwapE8)
    {
        BarValues bar = new(Base, 1, 3, 1, 2, 1_000, vwapE8, 12);
        Envelope envelope = default;

        Assert.Equal(EnvelopeViolation.None, new EnvelopeParser(new SymbolInterner()).Parse(_writer.Bar(Header, bar).Span, default, 0, ref envelope));
        Assert.Equal(bar, envelope.Bar);
    }

    [Fact]
    public void AStatusIsReadBackAsItWas()
    {
        Envelope envelope = default;

        Assert.Equal(
            EnvelopeViolation.None,
            new EnvelopeParser(new SymbolInterner()).Parse(_writer.Status(Header, "P", "Volatility Trading Pause").Span, default, 0, ref envelope));
        Assert.Equal(TradingStatusEffect.Halt, envelope.Status);
    }
}

using NodaTime;
using Torghut.Market.Events;
using Torghut.Market.Prices;
using Torghut.Market.Sessions;
using Torghut.Market.Symbols;
using Torghut.Market.Time;
using Torghut.Market.Topics;
using Torghut.Trading.Pipeline;
using Torghut.Trading.Strategies;

namespace Torghut.Trading.Tests.Pipeline;

/// <summary>
/// A small tape written by hand over one session, 14:30 to 21:00 UTC. Times are seconds after the open, prices in
/// currency, sizes in shares.
/// </summary>
internal sealed class MadeDay
{
    public const int SessionSeconds = 23_400;

    public static readonly Instant Open = Instant.FromUtc(2026, 2, 27, 14, 30);
    public static readonly Instant Close = Instant.FromUtc(2026, 2, 27, 21, 0);
    public static readonly SymbolTable Symbols = new(["AIG", "BAC"]);

    private readonly List<(MarketEvent Event, BarValues? Bar)> _events = [];

    public IReadOnlyList<(MarketEvent Event, BarValues? Bar)> Events =>
        [.. _events.OrderBy(e => e.Event.EventTimeNs).ThenBy(e => e.Event.Symbol).ThenBy(e => e.Event.Channel).ThenBy(e => e.Event.Offset)];

    /// <summary>Options over the whole session with one mean reversion strategy, no cooldown and no exposure in the way.</summary>
    public static PipelineOptions Options(params StrategyDefinition[] strategies) => new()
    {
        RunId = "run-1",
        DatasetId = "day-1",
        Window = new ReplayWindow(Open, Close, new LocalDate(2026, 2, 27), new TradingSession(new LocalDate(2026, 2, 27), Open, Close)),
        Symbols = Symbols,
        SourceTopics = TopicRoles.All.ToDictionary(role => role, TopicRoles.ProductionTopic),
        SimulationTopics = TopicRoles.All.ToDictionary(role => role, role => TopicRoles.SimulationTopic(role, "run_1")),
        Strategies = strategies.Length == 0 ? [Reversion()] : strategies,
    };

    public static StrategyDefinition Reversion(string name = "reversion", StrategyParameters? parameters = null) =>
        new() { Name = name, Kind = StrategyKind.MeanReversionV1, Parameters = parameters ?? new StrategyParameters() };

    /// <summary>A time in seconds after the open.</summary>
    public static Instant At(decimal second) => Open + Duration.FromNanoseconds((long)(second * EventTime.NsPerSecond));

    public MadeDay Quote(decimal second, decimal bid, decimal bidSize, decimal ask, decimal askSize, ushort symbol = 0) =>
        Add(new MarketEvent
        {
            Channel = EventChannel.Quote,
            Symbol = symbol,
            Partition = symbol,
            EventTimeNs = EventTime.FromInstant(At(second)),
            BidPriceE8 = FixedPoint.FromDecimal(bid),
            BidSizeE8 = FixedPoint.FromDecimal(bidSize),
            AskPriceE8 = FixedPoint.FromDecimal(ask),
            AskSizeE8 = FixedPoint.FromDecimal(askSize),
        });

    public MadeDay Trade(decimal second, decimal price, decimal size = 100, ushort symbol = 0) =>
        Add(new MarketEvent
        {
            Channel = EventChannel.Trade,
            Symbol = symbol,
            Partition = symbol,
            EventTimeNs = EventTime.FromInstant(At(second)),
            PriceE8 = FixedPoint.FromDecimal(price),
            SizeE8 = FixedPoint.FromDecimal(size),
        });

    public MadeDay Status(decimal second, bool isHalted, ushort symbol = 0) => Add(new MarketEvent
    {
        Channel = EventChannel.Status,
        Symbol = symbol,
        Partition = symbol,
        EventTimeNs = EventTime.FromInstant(At(second)),
        Flags = isHalted ? EventFlags.Halted : EventFlags.None,
    });

    /// <summary>Marks the event added last as late.</summary>
    public MadeDay Late()
    {
        (MarketEvent last, BarValues? bar) = _events[^1];
        last.Flags |= EventFlags.Late;
        _events[^1] = (last, bar);
        return this;
    }

    /// <summary>
    /// Twenty quiet seconds around 100 and a trade at 99 in the twenty-first: the mean reversion strategy buys on the
    /// signal of second <paramref name="from"/> + 21.
    /// </summary>
    public MadeDay Dip(int from = 0, ushort symbol = 0)
    {
        for (int i = 0; i < 20; i++)
        {
            Trade(from + i + 0.5m, i % 2 == 0 ? 100.00m : 100.02m, symbol: symbol);
        }

        return Trade(from + 20.5m, 99.00m, symbol: symbol);
    }

    /// <summary>A trade back at the middle of the band: the mean reversion strategy sells on the signal of the second's end.</summary>
    public MadeDay Recovery(int second, ushort symbol = 0) => Trade(second - 0.5m, 100.02m, symbol: symbol);

    public MadeRun Run(PipelineOptions? options = null, int batchSize = 1_000) =>
        MadeRun.Of(new TradingPipeline(options ?? Options(), [false, false]), Events, _ => batchSize);

    private MadeDay Add(MarketEvent marketEvent)
    {
        marketEvent.Offset = _events.Count;
        _events.Add((marketEvent, null));
        return this;
    }
}

using NodaTime;
using Torghut.Market.Events;
using Torghut.Market.Integrity;
using Torghut.Market.Sessions;
using Torghut.Market.Time;
using Torghut.Market.Topics;
using Torghut.Trading.Signals;

namespace Torghut.Page.Tests.Fixtures;

/// <summary>
/// A made-up session: a price per symbol and second that wanders with the market and on its own, more so near the open
/// and the close, and a count of trades and quotes per second.
/// </summary>
internal sealed class GeneratedMarket
{
    public const int Seconds = 390 * 60;

    /// <summary>Minutes in which the second symbol of the list is halted.</summary>
    public const int HaltFirst = 161;

    public const int HaltCount = 9;

    private static readonly double[] s_bases = [272.4, 203.1, 210.6, 311.2, 655.9, 398.4, 187.3, 688.2, 402.7, 151.8];

    private readonly DayOptions _options;
    private readonly Dictionary<string, double[]> _prices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> _trades = new(StringComparer.Ordinal);

    public GeneratedMarket(DayOptions options)
    {
        _options = options;
        Session = ExchangeCalendar.UsEquities.SessionOf(new LocalDate(2026, 2, 27))!;
        OpenNs = EventTime.FromInstant(Session.Open);
        var random = new Random(options.Seed);
        double[] common = Walk(random, 0.000045);
        for (int s = 0; s < options.Symbols.Count; s++)
        {
            double[] own = Walk(random, 0.00009);
            double[] prices = new double[Seconds];
            int[] trades = new int[Seconds];
            double price = s_bases[s % s_bases.Length];
            double rate = 0.15 + (random.NextDouble() * 1.6);
            for (int t = 0; t < Seconds; t++)
            {
                price *= 1 + (own[t] + common[t]);
                prices[t] = Math.Round(price, 2);
                trades[t] = IsSilent(s, t / 60) ? 0 : (int)(-Math.Log(1 - random.NextDouble()) * rate * Intensity(t));
            }

            _prices.Add(options.Symbols[s], prices);
            _trades.Add(options.Symbols[s], trades);
        }
    }

    public TradingSession Session { get; }

    public long OpenNs { get; }

    public double Price(string symbol, int second) => _prices[symbol][Math.Clamp(second, 0, Seconds - 1)];

    public double HalfSpread(string symbol) => symbol == "SPY" ? 0.005 : 0.01 + (symbol[0] % 3 * 0.005);

    public bool IsTraded(string symbol, int second) => _trades[symbol][second] > 0;

    /// <summary>The bars of one second, in order of time and symbol.</summary>
    public IEnumerable<MicroBarRow> Bars()
    {
        var sequences = new long[_options.Symbols.Count];
        for (int t = 0; t < Seconds; t++)
        {
            for (int s = 0; s < sequences.Length; s++)
            {
                string symbol = _options.Symbols[s];
                int trades = _trades[symbol][t];
                if (trades > 0)
                {
                    double close = _prices[symbol][t];
                    double open = _prices[symbol][Math.Max(0, t - 1)];
                    double tick = 0.01 * (trades % 4);
                    yield return new MicroBarRow(symbol, OpenNs + ((t + 1) * EventTime.NsPerSecond), "PT1S", ++sequences[s],
                        open, Math.Max(open, close) + tick, Math.Min(open, close) - tick, close, trades * 100);
                }
            }
        }
    }

    public InputStatistics Statistics()
    {
        List<SymbolCoverage> coverage = [];
        long[] events = new long[3];
        foreach (string symbol in _options.Symbols.Order(StringComparer.Ordinal))
        {
            int index = IndexOf(symbol);
            int[] trades = [.. _trades[symbol].Chunk(60).Select(minute => minute.Sum())];
            int[] quotes = [.. trades.Select((count, minute) => IsSilent(index, minute) ? 0 : (count * 6) + 4 + (minute % 17))];
            int[] bars = [.. trades.Select(count => Math.Min(count, 1))];
            coverage.Add(Coverage(symbol, EventChannel.Quote, quotes));
            coverage.Add(Coverage(symbol, EventChannel.Trade, trades));
            coverage.Add(Coverage(symbol, EventChannel.Bar, bars));
            events[0] += trades.Sum();
            events[1] += quotes.Sum(count => (long)count);
            events[2] += bars.Sum();
        }

        RoleStatistics[] roles = [Role(TopicRole.Trades, events[0], 2), Role(TopicRole.Quotes, events[1], 1), Role(TopicRole.Bars, events[2], 0)];
        return new InputStatistics
        {
            LinesRead = roles.Sum(role => role.Records),
            Outcomes = new Dictionary<string, long>
            {
                ["event"] = events.Sum(),
                ["duplicate"] = roles.Sum(role => role.Duplicates),
                ["outside_window"] = roles.Sum(role => role.OutsideWindowByRecordTime),
                ["price_not_positive"] = roles.Sum(role => role.Quarantined),
            },
            Roles = roles,
            Partitions = [.. roles.SelectMany(Partitions)],
            Coverage = coverage,
            Quarantined = [new QuarantinedRecord("trades:1", 20_117, "price_not_positive", "p is 0; a price above 0 is expected")],
        };
    }

    private static RoleStatistics Role(TopicRole role, long events, long quarantined) => new()
    {
        Role = role,
        Records = events + 60 + 12 + quarantined,
        Events = events,
        Late = events / 9_000,
        Duplicates = 12,
        Coincident = events / 7,
        OutsideWindowByRecordTime = 60,
        OutsideWindowByEventTime = 0,
        Quarantined = quarantined,
        Locked = role == TopicRole.Quotes ? 214 : 0,
        Crossed = role == TopicRole.Quotes ? 9 : 0,
        MinEventTimeNs = 1_772_202_600_000_000_000,
        MaxEventTimeNs = 1_772_225_999_000_000_000,
    };

    private static IEnumerable<PartitionStatistics> Partitions(RoleStatistics role)
    {
        for (int partition = 0; partition < 3; partition++)
        {
            yield return new PartitionStatistics
            {
                Role = role.Role,
                Partition = partition,
                Records = role.Records / 3,
                FirstOffset = 48_000_000 + (partition * 1_000_000),
                LastOffset = 48_000_000 + (partition * 1_000_000) + (role.Records / 3) + (partition == 1 ? 2 : -1),
                Gaps = partition == 1 ? 1 : 0,
                MissingOffsets = partition == 1 ? 3 : 0,
                Duplicates = 0,
                OutOfOrder = partition * 4,
                MinRecordTimeMs = 1_772_202_600_004,
                MaxRecordTimeMs = 1_772_226_001_107,
            };
        }
    }

    private int IndexOf(string symbol)
    {
        int index = 0;
        while (_options.Symbols[index] != symbol)
        {
            index++;
        }

        return index;
    }

    private SymbolCoverage Coverage(string symbol, EventChannel channel, int[] byMinute)
    {
        int silence = 0;
        int first = 0;
        for (int minute = 0, length = 0; minute < byMinute.Length; minute++)
        {
            length = byMinute[minute] == 0 ? length + 1 : 0;
            if (length > silence)
            {
                silence = length;
                first = minute - length + 1;
            }
        }

        return new SymbolCoverage
        {
            Symbol = symbol,
            Channel = channel,
            Events = byMinute.Sum(count => (long)count),
            EventsByMinute = byMinute,
            LongestSilenceNs = (silence * EventTime.NsPerMinute) + (14 * EventTime.NsPerSecond),
            LongestSilenceStartNs = OpenNs + (first * EventTime.NsPerMinute),
        };
    }

    /// <summary>Relative changes per second; larger near the open and the close.</summary>
    private static double[] Walk(Random random, double deviation)
    {
        double[] changes = new double[Seconds];
        for (int t = 0; t < Seconds; t++)
        {
            double normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            changes[t] = normal * deviation * Math.Sqrt(Intensity(t));
        }

        return changes;
    }

    /// <summary>1 around noon, about 3.5 at the open, 2.5 at the close.</summary>
    private static double Intensity(int second)
    {
        double x = (double)second / Seconds;
        return 0.8 + (2.7 * Math.Exp(-x * 9)) + (1.7 * Math.Exp((x - 1) * 12));
    }

    private bool IsSilent(int symbol, int minute) =>
        (minute >= _options.Outage.First && minute < _options.Outage.First + _options.Outage.Count)
        || (symbol == 1 && minute is >= HaltFirst and < HaltFirst + HaltCount);
}

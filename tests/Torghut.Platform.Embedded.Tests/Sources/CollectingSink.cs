using System.Collections.Concurrent;
using Torghut.Market.Events;
using Torghut.Platform.Embedded.Sources;

namespace Torghut.Platform.Embedded.Tests.Sources;

/// <summary>Keeps what is pushed, per symbol and channel, in the order in which it comes.</summary>
internal sealed class CollectingSink : ITapeSink
{
    private readonly ConcurrentDictionary<(string Symbol, EventChannel Channel), Stream> _streams = new();

    public IReadOnlyList<(MarketEvent Event, BarValues? Bar)> this[string symbol, EventChannel channel] =>
        _streams.TryGetValue((symbol, channel), out Stream? stream) ? stream.Events : [];

    public IEnumerable<(string Symbol, EventChannel Channel)> Streams => _streams.Keys.Order();

    public long Count => _streams.Values.Sum(stream => (long)stream.Events.Count);

    /// <summary>Everything in a comparable form.</summary>
    public IEnumerable<string> Describe() => Streams.SelectMany(key => this[key.Symbol, key.Channel].Select(read =>
        $"{key.Symbol} {key.Channel} {read.Event.EventTimeNs} {read.Event.BidPriceE8} {read.Event.BidSizeE8} {read.Event.AskPriceE8} {read.Event.AskSizeE8} {read.Event.Partition}:{read.Event.Offset} {read.Event.Flags} {read.Bar}"));

    public ITapeStream OpenStream(string symbol, EventChannel channel) => _streams.GetOrAdd((symbol, channel), _ => new Stream());

    private sealed class Stream : ITapeStream
    {
        public List<(MarketEvent Event, BarValues? Bar)> Events { get; } = [];

        public void Write(in MarketEvent marketEvent) => Events.Add((marketEvent, null));

        public void WriteBar(in MarketEvent marketEvent, in BarValues values) => Events.Add((marketEvent, values));
    }
}

using CsCheck;
using Torghut.Market.Events;
using Torghut.Platform.Cluster.Workers.Lanes;

namespace Torghut.Platform.Cluster.Tests.Workers.Lanes;

public sealed class LaneMergeTests
{
    private static readonly Gen<MarketEvent[][]> Lanes = Gen.Select(Gen.Long[0, 200], Gen.UShort[0, 3], (time, symbol) => (time, symbol))
        .Array[0, 60].Array[1, 5]
        .Select(lanes => lanes
            .Select((lane, partition) => lane
                .Select((item, offset) => new MarketEvent
                {
                    EventTimeNs = item.time,
                    Symbol = item.symbol,
                    Channel = partition % 2 == 0 ? EventChannel.Trade : EventChannel.Quote,
                    Partition = partition,
                    Offset = offset,
                })
                .ToArray())
            .ToArray());

    [Fact]
    public void EventsComeInTotalOrderHoweverTheyAreCutAndReleased() =>
        Gen.Select(Lanes, Gen.Int[1, 50], Gen.Long[1, 100]).Sample((lanes, batchSize, step) =>
        {
            EventLane[] waiting = [.. lanes.Select(events =>
            {
                var lane = new EventLane();
                foreach (MarketEvent marketEvent in events)
                {
                    lane.Add(marketEvent);
                }

                return lane;
            })];
            var merge = new LaneMerge(waiting);
            List<MarketEvent> given = [];
            var batch = new MarketEventBatch(batchSize);
            for (long beforeNs = 0; beforeNs <= 300; beforeNs += step)
            {
                while (merge.Fill(batch, beforeNs))
                {
                    given.AddRange(batch.Events);
                    Assert.All(batch.Events.ToArray(), marketEvent => Assert.True(marketEvent.EventTimeNs < beforeNs));
                    batch.Clear();
                }
            }

            List<MarketEvent> expected = [.. lanes.SelectMany(lane => lane)];
            expected.Sort((left, right) => EventOrder.Compare(left, right));
            Assert.Equal(expected, given);
        });

    [Fact]
    public void TheFrontierIsThatOfTheLaneFurthestBehind()
    {
        var merge = new LaneMerge([new EventLane { FrontierNs = 7 }, new EventLane { FrontierNs = 5 }, new EventLane { FrontierNs = long.MaxValue }]);

        Assert.Equal(5, merge.FrontierNs);
    }
}

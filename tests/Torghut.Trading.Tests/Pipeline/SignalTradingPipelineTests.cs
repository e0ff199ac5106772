using CsCheck;
using Torghut.Market.Events;
using Torghut.Trading.Ledger;
using Torghut.Trading.Pipeline;
using Torghut.Trading.Signals;

namespace Torghut.Trading.Tests.Pipeline;

public sealed class SignalTradingPipelineTests
{
    private const int Iterations = 100;

    [Fact]
    public void Signals_from_elsewhere_give_the_rows_of_the_whole_pipeline() =>
        Gen.Select(RandomDay.Day, RandomDay.Options, Gen.Int[1, 60].Array[1, 20]).Sample(
            (day, options, sizes) =>
            {
                MadeRun whole = day.Run(options, batchSize: 100_000);
                List<ILedgerRow> rows = Trade(day, options, whole.Signals, sizes);
                Assert.Equal(whole.Rows.Select(row => row.ToString()), rows.Select(row => row.ToString()));
            },
            iter: Iterations,
            threads: 1);

    [Fact]
    public void A_signal_behind_an_event_is_refused()
    {
        var pipeline = new SignalTradingPipeline(MadeDay.Options(MadeDay.Reversion()));
        var batch = new MarketEventBatch(1);
        batch.Add(new MadeDay().Trade(10, 100).Events[0].Event);
        pipeline.Process(batch, new PipelineOutput());
        Signal late = default;
        late.EndNs = batch.Events[0].EventTimeNs - 1;

        Assert.Throws<InvalidOperationException>(() => pipeline.Add(late));
    }

    /// <summary>Signals come as late as they may: just before the first event that is later than their end.</summary>
    private static List<ILedgerRow> Trade(MadeDay day, PipelineOptions options, List<Signal> signals, int[] sizes)
    {
        var pipeline = new SignalTradingPipeline(options);
        var output = new PipelineOutput();
        int next = 0;
        int given = 0;
        for (int i = 0; next < day.Events.Count; i++)
        {
            (MarketEvent Event, BarValues? Bar)[] events = [.. day.Events.Skip(next).Take(sizes[i % sizes.Length])];
            next += events.Length;
            var batch = new MarketEventBatch(events.Length);
            foreach ((MarketEvent e, _) in events)
            {
                batch.Add(e);
            }

            long lastNs = events.Where(e => !e.Event.IsLate).Select(e => e.Event.EventTimeNs).DefaultIfEmpty(long.MinValue).Max();
            while (given < signals.Count && signals[given].EndNs < lastNs)
            {
                pipeline.Add(signals[given++]);
            }

            Assert.Null(pipeline.Process(batch, output));
        }

        signals.Skip(given).ToList().ForEach(signal => pipeline.Add(signal));
        Assert.Null(pipeline.Complete(output));
        return [.. output.LedgerRows];
    }
}

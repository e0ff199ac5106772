using Torghut.Market.Events;
using Torghut.Market.Prices;
using Torghut.Market.Symbols;
using Torghut.Market.Topics;
using Torghut.Reporting.Tests.Fixtures;
using Torghut.Trading.Ledger;
using Torghut.Trading.Pipeline;
using Torghut.Trading.Signals;
using Torghut.Trading.Strategies;

namespace Torghut.Reporting.Tests.OwnTrader;

/// <summary>Runs our own pipeline over a made-up market and keeps what it writes.</summary>
internal static class PipelineLedger
{
    private static readonly SymbolTable Symbols = new(["AAPL", "MSFT"]);

    public static (InMemoryLedger Ledger, InMemorySignalStore Store) Run(string runId, int minutes = 60)
    {
        PipelineOptions options = new()
        {
            RunId = runId,
            DatasetId = "dataset-1",
            Window = Day.Window,
            Symbols = Symbols,
            SourceTopics = TopicRoles.All.ToDictionary(role => role, TopicRoles.ProductionTopic),
            SimulationTopics = TopicRoles.All.ToDictionary(role => role, role => TopicRoles.SimulationTopic(role, runId.Replace('-', '_'))),
            Strategies = [new StrategyDefinition { Name = "reversion", Kind = StrategyKind.MeanReversionV1, Parameters = new StrategyParameters { EntryCooldownSeconds = 30 } }],
        };
        var pipeline = new TradingPipeline(options, [false, false]);
        var output = new PipelineOutput();
        var rows = new Dictionary<Guid, ILedgerRow>();
        var store = new InMemorySignalStore();
        var batch = new MarketEventBatch(4_096);
        foreach (MarketEvent[] events in Market(minutes).Chunk(4_096))
        {
            batch.Clear();
            foreach (MarketEvent marketEvent in events)
            {
                batch.Add(in marketEvent);
            }

            Assert.Null(pipeline.Process(batch, output));
            Drain(output, rows, store);
        }

        Assert.Null(pipeline.Complete(output));
        Drain(output, rows, store);
        return (Ledger(rows.Values), store);
    }

    /// <summary>Prices that swing by a third of a percent around their start; a quote and a trade every half second.</summary>
    private static IEnumerable<MarketEvent> Market(int minutes)
    {
        for (int step = 0; step < minutes * 120; step++)
        {
            for (ushort symbol = 0; symbol < 2; symbol++)
            {
                long ns = Day.Ns(step / 2d);
                double swing = Triangle(step + (symbol * 100), 700) + (0.3 * Triangle(step, 47));
                long mid = (long)(((symbol + 1) * 100) * (1 + (0.0025 * swing)) * 100) * 1_000_000;
                yield return new MarketEvent
                {
                    EventTimeNs = ns,
                    Symbol = symbol,
                    Channel = EventChannel.Quote,
                    BidPriceE8 = mid - 1_000_000,
                    AskPriceE8 = mid + 1_000_000,
                    BidSizeE8 = (1 + (step % 7)) * 10 * FixedPoint.Scale,
                    AskSizeE8 = (1 + (step % 5)) * 10 * FixedPoint.Scale,
                    Offset = step,
                    Partition = symbol,
                };
                yield return new MarketEvent
                {
                    EventTimeNs = ns,
                    Symbol = symbol,
                    Channel = EventChannel.Trade,
                    PriceE8 = mid,
                    SizeE8 = 100 * FixedPoint.Scale,
                    Offset = step,
                    Partition = symbol,
                };
            }
        }
    }

    private static double Triangle(int step, int period)
    {
        double phase = step % period / (double)period;
        return phase < 0.5 ? (4 * phase) - 1 : 3 - (4 * phase);
    }

    private static void Drain(PipelineOutput output, Dictionary<Guid, ILedgerRow> rows, InMemorySignalStore store)
    {
        foreach (ILedgerRow row in output.LedgerRows)
        {
            rows[row.Id] = row;
        }

        foreach (MicroBar bar in output.MicroBars)
        {
            store.Bars.Add(new MicroBarRow(
                Symbols[bar.Symbol], bar.EndNs, Timeframes.WindowSize(bar.Timeframe), bar.Seq, bar.Open, bar.High, bar.Low, bar.Close, bar.Volume));
        }

        foreach (Signal signal in output.Signals)
        {
            store.Signals.Add(new SignalRow(
                Symbols[signal.Symbol], signal.EndNs, Timeframes.WindowSize(signal.Timeframe), signal.Seq,
                double.IsNaN(signal.ImbalanceBidPx) ? null : signal.ImbalanceBidPx, double.IsNaN(signal.ImbalanceAskPx) ? null : signal.ImbalanceAskPx));
        }

        output.Clear();
    }

    private static InMemoryLedger Ledger(IEnumerable<ILedgerRow> rows)
    {
        var ledger = new InMemoryLedger();
        foreach (ILedgerRow row in rows)
        {
            switch (row)
            {
                case StrategyRow strategy: ledger.Strategies.Add(strategy); break;
                case TradeDecisionRow decision: ledger.Decisions.Add(decision); break;
                case ExecutionRow execution: ledger.Executions.Add(execution); break;
                case ExecutionOrderEventRow update: ledger.OrderEvents.Add(update); break;
                case ExecutionTcaMetricRow tca: ledger.TcaMetrics.Add(tca); break;
                case PositionSnapshotRow snapshot: ledger.Snapshots.Add(snapshot); break;
                case TradeCursorRow cursor: ledger.Cursors.Add(cursor); break;
                case RuntimeEventRow runtimeEvent: ledger.RuntimeEvents.Add(runtimeEvent); break;
            }
        }

        return ledger;
    }
}

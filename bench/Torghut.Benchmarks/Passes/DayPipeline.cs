using Torghut.Benchmarks.Days;
using Torghut.Market.Events;
using Torghut.Market.Symbols;
using Torghut.Market.Topics;
using Torghut.Trading.Pipeline;
using Torghut.Trading.Strategies;

namespace Torghut.Benchmarks.Passes;

/// <summary>The pipeline over the day, set up as a manifest without any settings asks for it.</summary>
internal static class DayPipeline
{
    private const string RunToken = "benchmark";

    /// <summary>Runs it over the whole tape.</summary>
    /// <param name="context">The day.</param>
    /// <param name="output">Taken empty, left empty.</param>
    /// <param name="take">Sees what a batch yielded before it is dropped.</param>
    /// <returns>Number of ledger rows that were yielded.</returns>
    public static long Run(PassContext context, PipelineOutput output, Action<PipelineOutput> take)
    {
        var pipeline = new TradingPipeline(Options(context), SourceBars.Of(context.Tape));
        using IMarketTapeReader reader = context.Tape.Tape.OpenReader();
        var batch = new MarketEventBatch(BatchSize.Events);
        long rows = 0;
        while (reader.Read(batch))
        {
            _ = pipeline.Process(batch, output);
            rows += Drop(output, take);
        }

        _ = pipeline.Complete(output);
        return rows + Drop(output, take);
    }

    private static long Drop(PipelineOutput output, Action<PipelineOutput> take)
    {
        take(output);
        long rows = output.LedgerRows.Count;
        output.Clear();
        return rows;
    }

    private static PipelineOptions Options(PassContext context)
    {
        SymbolTable symbols = context.Tape.Tape.Symbols;
        return new PipelineOptions
        {
            RunId = RunToken,
            DatasetId = RunToken,
            Window = DayInput.Window(context.Day),
            Symbols = symbols,
            SourceTopics = TopicRoles.All.ToDictionary(role => role, TopicRoles.ProductionTopic),
            SimulationTopics = TopicRoles.All.ToDictionary(role => role, role => TopicRoles.SimulationTopic(role, RunToken)),
            Strategies = [new StrategyDefinition { Name = "intraday_tsmom_v1", Kind = StrategyKind.IntradayTsmomV1 }],
        };
    }
}

using Torghut.Market.Events;
using Torghut.Simulation.Runs;
using Torghut.Trading.Pipeline;

namespace Torghut.Benchmarks.Passes;

/// <summary>The pipeline over the day.</summary>
internal static class DayPipeline
{
    /// <summary>Runs it over the whole tape.</summary>
    /// <param name="context">The day.</param>
    /// <param name="output">Taken empty, left empty.</param>
    /// <param name="take">Sees what a batch yielded before it is dropped.</param>
    /// <returns>Number of ledger rows that were yielded.</returns>
    public static long Run(PassContext context, PipelineOutput output, Action<PipelineOutput> take)
    {
        var pipeline = new TradingPipeline(
            PipelineOptionsFactory.Create(context.Definition, context.Tape.Tape.Symbols, context.Tape.Statistics), SourceBars.Of(context.Tape));
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
}

using Torghut.Benchmarks.Measurements;
using Torghut.Market.Events;

namespace Torghut.Benchmarks.Passes;

/// <summary>The tape read into batches, and nothing done with them.</summary>
internal sealed class TapeReadPass(PassContext context) : IPass
{
    /// <inheritdoc/>
    public void Prepare() => _ = context.Tape;

    /// <inheritdoc/>
    public PassCounts Run()
    {
        using IMarketTapeReader reader = context.Tape.Tape.OpenReader();
        var batch = new MarketEventBatch(BatchSize.Events);
        long events = 0;
        while (reader.Read(batch))
        {
            events += batch.Count;
        }

        return new PassCounts(events, context.Tape.Bytes);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}

using Torghut.Benchmarks.Measurements;
using Torghut.Trading.Pipeline;

namespace Torghut.Benchmarks.Passes;

/// <summary>The tape through the whole pipeline: technical analysis, strategies, risk, execution and ledger rows, all dropped.</summary>
internal sealed class PipelinePass(PassContext context) : IPass
{
    private readonly PipelineOutput _output = new();

    /// <inheritdoc/>
    public void Prepare() => _ = context.Tape;

    /// <inheritdoc/>
    public PassCounts Run()
    {
        long rows = DayPipeline.Run(context, _output, static _ => { });
        return rows > 0
            ? new PassCounts(context.Tape.Tape.EventCount, context.Tape.Bytes)
            : throw new InvalidOperationException("The pipeline yielded no ledger row.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}

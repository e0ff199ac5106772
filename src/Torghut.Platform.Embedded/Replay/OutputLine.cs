using System.Runtime.ExceptionServices;

namespace Torghut.Platform.Embedded.Replay;

/// <summary>The way of outputs from the pool through the pipeline to every store.</summary>
internal sealed class OutputLine(OutputPool pool, IReadOnlyList<StoreWriter> writers, ReplayTally tally)
{
    /// <summary>What went by.</summary>
    public ReplayTally Tally => tally;

    /// <summary>Takes an empty output; a store that has failed ends the replay here.</summary>
    public SharedOutput Take(CancellationToken cancellationToken)
    {
        SharedOutput output = pool.Take(cancellationToken);
        foreach (StoreWriter writer in writers)
        {
            if (writer.Failure is Exception failure)
            {
                ExceptionDispatchInfo.Throw(failure);
            }
        }

        return output;
    }

    /// <summary>Hands a filled output to every store.</summary>
    public void Hand(SharedOutput output)
    {
        tally.Add(output.Content);
        output.Share(writers.Count);
        foreach (StoreWriter writer in writers)
        {
            writer.Enqueue(output);
        }
    }
}

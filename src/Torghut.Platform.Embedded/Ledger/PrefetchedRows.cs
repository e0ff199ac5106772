using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Torghut.Platform.Embedded.Ledger;

/// <summary>Reads rows on a thread of its own, a few batches ahead of whoever uses them.</summary>
internal static class PrefetchedRows
{
    private const int BatchRows = 512;
    private const int BatchesAhead = 8;

    /// <summary>The same rows in the same order. Leaving early ends the thread.</summary>
    public static IEnumerable<T> Of<T>(IEnumerable<T> rows)
    {
        using var batches = new BlockingCollection<List<T>>(BatchesAhead);
        using var stop = new CancellationTokenSource();
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() => failure = Fill(rows, batches, stop.Token)) { IsBackground = true, Name = "ledger rows" };
        thread.Start();
        try
        {
            foreach (List<T> batch in batches.GetConsumingEnumerable())
            {
                foreach (T row in batch)
                {
                    yield return row;
                }
            }
        }
        finally
        {
            stop.Cancel();
            thread.Join();
        }

        failure?.Throw();
    }

    private static ExceptionDispatchInfo? Fill<T>(IEnumerable<T> rows, BlockingCollection<List<T>> batches, CancellationToken stop)
    {
        try
        {
            var batch = new List<T>(BatchRows);
            foreach (T row in rows)
            {
                batch.Add(row);
                if (batch.Count == BatchRows)
                {
                    batches.Add(batch, stop);
                    batch = new List<T>(BatchRows);
                }
            }

            batches.Add(batch, stop);
            return null;
        }
#pragma warning disable CA1031 // It is thrown again on the thread that uses the rows.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return ExceptionDispatchInfo.Capture(exception);
        }
        finally
        {
            batches.CompleteAdding();
        }
    }
}

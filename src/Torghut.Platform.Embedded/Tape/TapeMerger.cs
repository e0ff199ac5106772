using System.Runtime.CompilerServices;

namespace Torghut.Platform.Embedded.Tape;

/// <summary>Puts finished streams together in total order: time, then symbol, then channel, then place in the stream.</summary>
internal static class TapeMerger
{
    private const int EventsBetweenChecks = 1 << 16;

    /// <summary>Merges the streams into the writers of their channels.</summary>
    /// <returns>Number of events.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static long Merge(IEnumerable<StreamCursor> streams, IReadOnlyList<ChannelWriter?> writers, CancellationToken cancellationToken)
    {
        // A binary heap with the earliest stream on top. Runs of one stream are taken at once, up to the runner-up.
        StreamCursor[] heap = [.. streams.Where(stream => stream.Load())];
        int count = heap.Length;
        for (int i = (count / 2) - 1; i >= 0; i--)
        {
            Sift(heap, i, count);
        }

        long sequence = 0;
        long nextCheck = 0;
        while (count > 0)
        {
            StreamCursor top = heap[0];
            int run = RunLength(top, RunnerUp(heap, count));
            writers[(int)top.Channel]!.Add(top.Rest[..run], sequence, top.Symbol, top.Bars);
            sequence += run;
            if (!top.Take(run))
            {
                heap[0] = heap[--count];
            }

            Sift(heap, 0, count);
            if (sequence >= nextCheck)
            {
                cancellationToken.ThrowIfCancellationRequested();
                nextCheck = sequence + EventsBetweenChecks;
            }
        }

        return sequence;
    }

    private static StreamCursor? RunnerUp(StreamCursor[] heap, int count) => count switch
    {
        1 => null,
        2 => heap[1],
        _ => Precedes(heap[1], heap[2]) ? heap[1] : heap[2],
    };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int RunLength(StreamCursor top, StreamCursor? runnerUp)
    {
        ReadOnlySpan<TapeEntry> rest = top.Rest;
        if (runnerUp is null)
        {
            return rest.Length;
        }

        // At the runner-up's instant the stream of lower rank goes first.
        long limitNs = runnerUp.NextTimeNs + (top.Rank < runnerUp.Rank ? 1 : 0);
        int run = 1;
        while (run < rest.Length && rest[run].OrderTimeNs < limitNs)
        {
            run++;
        }

        return run;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sift(StreamCursor[] heap, int hole, int count)
    {
        if (hole >= count)
        {
            return;
        }

        StreamCursor moved = heap[hole];
        while (true)
        {
            int child = (2 * hole) + 1;
            if (child >= count)
            {
                break;
            }

            if (child + 1 < count && Precedes(heap[child + 1], heap[child]))
            {
                child++;
            }

            if (!Precedes(heap[child], moved))
            {
                break;
            }

            heap[hole] = heap[child];
            hole = child;
        }

        heap[hole] = moved;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Precedes(StreamCursor left, StreamCursor right)
    {
        long leftNs = left.NextTimeNs;
        long rightNs = right.NextTimeNs;
        return leftNs < rightNs || (leftNs == rightNs && left.Rank < right.Rank);
    }
}

using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Torghut.Simulation.Dumps;

namespace Torghut.Platform.Cluster.Kafka.Replay;

/// <summary>Reads a dump on a thread of its own, a few thousand records ahead of who publishes them.</summary>
internal static class ReplayInput
{
    private const int BatchRecords = 512;
    private const int Batches = 8;

    /// <summary>The records in order.</summary>
    public static async IAsyncEnumerable<DumpEntry> ReadAsync(string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var batches = Channel.CreateBounded<DumpEntry[]>(new BoundedChannelOptions(Batches) { SingleReader = true, SingleWriter = true });
        Task reading = Task.Run(() => FillAsync(path, batches.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (DumpEntry[] batch in batches.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                for (int i = 0; i < batch.Length; i++)
                {
                    yield return batch[i];
                }
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>What goes wrong here is thrown where the records are read.</summary>
    private static async Task FillAsync(string path, ChannelWriter<DumpEntry[]> batches, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        try
        {
            using DumpEntryReader reader = new(path);
            List<DumpEntry> batch = new(BatchRecords);
            while (reader.TryRead(out DumpEntry entry))
            {
                batch.Add(entry);
                if (batch.Count == BatchRecords)
                {
                    await batches.WriteAsync([.. batch], cancellationToken).ConfigureAwait(false);
                    batch.Clear();
                }
            }

            await batches.WriteAsync([.. batch], cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is Torghut.Simulation.Errors.SimulationException or IOException or OperationCanceledException)
        {
            failure = e;
        }

        batches.Complete(failure);
    }
}

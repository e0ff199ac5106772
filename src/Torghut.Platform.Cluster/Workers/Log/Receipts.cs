using Confluent.Kafka;

namespace Torghut.Platform.Cluster.Workers.Log;

/// <summary>Counts records that were sent and acknowledged, of one partition. Acknowledgements come on the client's own thread.</summary>
internal sealed class Receipts
{
    private long _sent;
    private long _acknowledged;
    private long _nextOffset;
    private Refusal? _failure;

    /// <summary>Records sent.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Records acknowledged.</summary>
    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    /// <summary>Records that wait for acknowledgement.</summary>
    public long Waiting => Sent - Acknowledged;

    /// <summary>Offset behind the last acknowledged record; 0 before the first.</summary>
    public long NextOffset => Interlocked.Read(ref _nextOffset);

    /// <summary>The first record that was refused; null for none.</summary>
    public Refusal? Failure => Volatile.Read(ref _failure);

    /// <summary>Counts a record that is about to be sent.</summary>
    public void CountSent() => Interlocked.Increment(ref _sent);

    /// <summary>Takes the last count back.</summary>
    public void CountNotSent() => Interlocked.Decrement(ref _sent);

    /// <summary>Takes a report.</summary>
    public void Take(DeliveryReport<byte[]?, byte[]?> report)
    {
        if (report.Error.IsError)
        {
            _ = Interlocked.CompareExchange(ref _failure, new Refusal(report.Error, report.TopicPartition), null);
            return;
        }

        // One partition's reports come in order.
        Interlocked.Exchange(ref _nextOffset, Math.Max(report.Offset.Value + 1, Interlocked.Read(ref _nextOffset)));
        Interlocked.Increment(ref _acknowledged);
    }

    /// <summary>A record that was refused.</summary>
    /// <param name="Error">Why.</param>
    /// <param name="Where">Where it was to go.</param>
    internal sealed record Refusal(Error Error, TopicPartition Where);
}

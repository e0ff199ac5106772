namespace Torghut.Trading.Scheduling;

/// <summary>What will happen, in event time. The same things put on it in the same order come off it in the same order.</summary>
/// <typeparam name="TItem">What is planned.</typeparam>
internal sealed class Agenda<TItem>
{
    private readonly PriorityQueue<TItem, AgendaKey> _items = new();
    private long _serial;

    /// <summary>When the next thing happens; <see cref="long.MaxValue"/> when nothing is planned.</summary>
    public long NextDueNs { get; private set; } = long.MaxValue;

    /// <summary>Plans a thing whose order among equals is the order of planning.</summary>
    public void Add(long dueNs, AgendaRank rank, TItem item) => Add(new AgendaKey(dueNs, rank, 0, 0, 0, 0, 0), item);

    /// <summary>Plans a thing; the key's serial is set here.</summary>
    public void Add(AgendaKey key, TItem item)
    {
        _items.Enqueue(item, key with { Serial = _serial++ });
        NextDueNs = Math.Min(NextDueNs, key.DueNs);
    }

    /// <summary>Takes the next thing off.</summary>
    public TItem Take(out long dueNs)
    {
        if (!_items.TryDequeue(out TItem? item, out AgendaKey key))
        {
            throw new InvalidOperationException("Nothing is planned.");
        }

        dueNs = key.DueNs;
        NextDueNs = _items.TryPeek(out _, out AgendaKey next) ? next.DueNs : long.MaxValue;
        return item;
    }
}

namespace Torghut.Trading.Scheduling;

/// <summary>What will happen, in event time. The same things put on it in the same order come off it in the same order.</summary>
/// <remarks>
/// A binary heap of our own: the library's queue over our types cannot be compiled ahead of time, so that every start of
/// the program would compile it, unoptimized first; and it is used for every signal.
/// </remarks>
/// <typeparam name="TItem">What is planned.</typeparam>
internal sealed class Agenda<TItem>
{
    private Entry[] _heap = new Entry[64];
    private int _count;
    private long _serial;

    /// <summary>When the next thing happens; <see cref="long.MaxValue"/> when nothing is planned.</summary>
    public long NextDueNs { get; private set; } = long.MaxValue;

    /// <summary>Plans a thing whose order among equals is the order of planning.</summary>
    public void Add(long dueNs, AgendaRank rank, TItem item) => Add(new AgendaKey(dueNs, rank, 0, 0, 0, 0, 0), item);

    /// <summary>Plans a thing; the key's serial is set here.</summary>
    public void Add(in AgendaKey key, TItem item)
    {
        if (_count == _heap.Length)
        {
            Grow();
        }

        MoveUp(_count++, new Entry { Key = key with { Serial = _serial++ }, Item = item });
        NextDueNs = Math.Min(NextDueNs, key.DueNs);
    }

    /// <summary>Takes the next thing off.</summary>
    public TItem Take(out long dueNs)
    {
        if (_count == 0)
        {
            throw new InvalidOperationException("Nothing is planned.");
        }

        Entry first = _heap[0];
        Entry last = _heap[--_count];
        _heap[_count] = default;
        if (_count > 0)
        {
            MoveDown(last);
        }

        dueNs = first.Key.DueNs;
        NextDueNs = _count > 0 ? _heap[0].Key.DueNs : long.MaxValue;
        return first.Item;
    }

    private void Grow()
    {
        var larger = new Entry[2 * _count];
        for (int i = 0; i < _count; i++)
        {
            larger[i] = _heap[i];
        }

        _heap = larger;
    }

    /// <summary>Puts an entry at a free place or above it, where its parent is before it.</summary>
    private void MoveUp(int place, in Entry entry)
    {
        Entry[] heap = _heap;
        while (place > 0)
        {
            int parent = (place - 1) / 2;
            if (!entry.Key.IsBefore(heap[parent].Key))
            {
                break;
            }

            heap[place] = heap[parent];
            place = parent;
        }

        heap[place] = entry;
    }

    /// <summary>Puts an entry at the free top or below it, where it is before both children.</summary>
    private void MoveDown(in Entry entry)
    {
        Entry[] heap = _heap;
        int place = 0;
        while (true)
        {
            int child = (2 * place) + 1;
            if (child >= _count)
            {
                break;
            }

            if (child + 1 < _count && heap[child + 1].Key.IsBefore(heap[child].Key))
            {
                child++;
            }

            if (!heap[child].Key.IsBefore(entry.Key))
            {
                break;
            }

            heap[place] = heap[child];
            place = child;
        }

        heap[place] = entry;
    }

    private struct Entry
    {
        public AgendaKey Key;
        public TItem Item;
    }
}

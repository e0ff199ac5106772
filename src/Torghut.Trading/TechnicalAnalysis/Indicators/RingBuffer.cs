using System.Runtime.CompilerServices;

namespace Torghut.Trading.TechnicalAnalysis.Indicators;

/// <summary>A queue over an array that doubles while it is too small and never shrinks.</summary>
internal struct RingBuffer<T>
    where T : struct
{
    private const int FirstCapacity = 8;

    private T[]? _items;
    private int _head;

    /// <summary>Number of items in the queue.</summary>
    public int Count { get; private set; }

    /// <summary>The oldest item.</summary>
    public readonly ref readonly T Oldest => ref _items![_head];

    /// <summary>Appends an item.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Enqueue(in T item)
    {
        if (_items is null || Count == _items.Length)
        {
            Grow();
        }

        _items![(_head + Count) & (_items.Length - 1)] = item;
        Count++;
    }

    /// <summary>Removes the oldest item.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Dequeue()
    {
        _head = (_head + 1) & (_items!.Length - 1);
        Count--;
    }

    private void Grow()
    {
        T[] larger = new T[_items is null ? FirstCapacity : _items.Length * 2];
        for (int i = 0; i < Count; i++)
        {
            larger[i] = _items![(_head + i) & (_items.Length - 1)];
        }

        _items = larger;
        _head = 0;
    }
}

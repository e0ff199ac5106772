namespace Torghut.Reporting.Evidence;

/// <summary>
/// An append-only list of structs in chunks: growing copies nothing and leaves no garbage, and elements are changed in
/// place by reference.
/// </summary>
internal sealed class ChunkedList<T>
    where T : struct
{
    private const int Bits = 12;
    private const int ChunkSize = 1 << Bits;

    private readonly List<T[]> _chunks = [];

    /// <summary>Number of elements.</summary>
    public int Count { get; private set; }

    /// <summary>The element, for reading and changing.</summary>
    public ref T this[int index] => ref _chunks[index >> Bits][index & (ChunkSize - 1)];

    /// <summary>Puts the elements into an order, which must be total; in place, since a copy would double what is held.</summary>
    public void Sort(Comparison<int> compare)
    {
        int[] order = Ordering.Sort(Count, compare);
        for (int start = 0; start < order.Length; start++)
        {
            if (order[start] == start)
            {
                continue;
            }

            // Follows one cycle: each place takes the element that belongs there.
            T first = this[start];
            int at = start;
            while (order[at] != start)
            {
                int next = order[at];
                this[at] = this[next];
                order[at] = at;
                at = next;
            }

            this[at] = first;
            order[at] = at;
        }
    }

    /// <summary>Appends an element and returns its index.</summary>
    public int Add(in T item)
    {
        if (Count == _chunks.Count * ChunkSize)
        {
            _chunks.Add(new T[ChunkSize]);
        }

        this[Count] = item;
        return Count++;
    }
}
